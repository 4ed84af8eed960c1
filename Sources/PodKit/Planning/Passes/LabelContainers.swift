import OrderedCollections
import PodCompose

/// Marks everything of the pod, so that it can be found again by whoever cleans up.
struct LabelContainers: PlanPass {
    func apply(to draft: inout PlanDraft) throws(PlanError) {
        let placement = draft.placement
        var labels = placement.labels
        labels["taskId"] = placement.taskID
        labels["executorId"] = placement.executorID
        labels[PodLabel.pod] = placement.podID
        for (key, origin) in draft.origins {
            for (name, value) in labels.sorted(by: { $0.key < $1.key }) {
                draft.project.services[key]?.labels[name] = value
            }
            draft.project.services[key]?.labels[PodLabel.service] = origin.service
        }
        for key in draft.project.networks.keys where draft.project.networks[key]?.external == false {
            draft.project.networks[key]?.labels[PodLabel.pod] = placement.podID
        }
        for key in draft.project.volumes.keys where draft.project.volumes[key]?.external == false {
            draft.project.volumes[key]?.labels[PodLabel.pod] = placement.podID
        }
    }
}
