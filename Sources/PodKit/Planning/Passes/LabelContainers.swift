import OrderedCollections
import PodCompose

/// Marks everything of the pod, so that it can be found again by whoever cleans up.
public struct LabelContainers: RepeatablePass {
    /// The pass.
    public init() {}

    /// Carries the plan under construction one step on; see ``PlanPass/apply(to:)``.
    public func apply(to draft: inout PlanDraft) throws(PlanError) {
        let placement = draft.placement
        var labels = placement.labels
        labels["taskId"] = placement.taskID
        labels["executorId"] = placement.executorID
        for key in draft.project.services.keys where draft.claim(.service(key), for: Self.self) {
            let own = draft.ownLabels(of: key)
            for (name, value) in labels.sorted(by: { $0.key < $1.key }) {
                draft.project.services[key]?.labels[name] = value
            }
            draft.project.services[key]?.labels.merge(own) { $1 }
        }
        let own = draft.ownLabels
        for (key, network) in draft.project.networks where !network.external {
            draft.project.networks[key]?.labels.merge(own) { $1 }
        }
        for (key, volume) in draft.project.volumes where !volume.external {
            draft.project.volumes[key]?.labels.merge(own) { $1 }
        }
    }
}
