import OrderedCollections
import PodCompose

/// In a pod with a private network, makes every name of a service resolve on its networks, as `docker compose` does.
public struct NameOnNetworks: RepeatablePass {
    /// The pass.
    public init() {}

    /// Carries the plan under construction one step on; see ``PlanPass/apply(to:)``.
    public func apply(to draft: inout PlanDraft) throws(PlanError) {
        guard draft.isShared == false else { return }
        for key in draft.project.services.keys where draft.claim(.service(key), for: Self.self) {
            for name in draft.names(of: key) { draft.project.services[key]?.addAlias(name) }
        }
    }
}
