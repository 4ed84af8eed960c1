import OrderedCollections
import PodCompose

/// In a pod with a private network, makes every name of a service resolve on its networks, as `docker compose` does.
struct NameOnNetworks: PlanPass {
    func apply(to draft: inout PlanDraft) throws(PlanError) {
        guard draft.isShared == false else { return }
        for key in draft.project.services.keys {
            for name in draft.names(of: key) { draft.project.services[key]?.addAlias(name) }
        }
    }
}
