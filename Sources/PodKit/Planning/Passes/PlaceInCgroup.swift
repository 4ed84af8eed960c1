import OrderedCollections
import PodCompose

/// Puts every container below the pod's cgroup, so that limits, accounts and a kill reach the pod as a whole.
struct PlaceInCgroup: PlanPass {
    func apply(to draft: inout PlanDraft) throws(PlanError) {
        guard let parent = draft.placement.cgroupParent else { return }
        for (key, service) in draft.project.services {
            draft.project.services[key]?.cgroupParent = parent
            guard let written = service.cgroupParent, written != parent else { continue }
            draft.resolve(
                key,
                "cgroup_parent",
                from: written,
                to: parent,
                because: "the pod is limited and ended by its own cgroup"
            )
        }
    }
}
