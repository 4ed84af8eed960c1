import OrderedCollections
import PodCompose

/// Refuses what a pod cannot give: better before anything is pulled than a container that lacks what it asks for.
public struct RefuseUnsupported: RepeatablePass {
    /// The pass.
    public init() {}

    /// Carries the plan under construction one step on; see ``PlanPass/apply(to:)``.
    public func apply(to draft: inout PlanDraft) throws(PlanError) {
        if let flaw = Placement.flaw(ofPodID: draft.placement.podID) { throw PlanError(.invalid, flaw) }
        _ = try PodExtension(of: draft.source)
        if draft.source.services.isEmpty, draft.project.services.isEmpty {
            throw PlanError(.invalid, "no service to run: the project has none, or none in the active profiles")
        }
        for (key, service) in draft.project.services {
            _ = try PodExtension(of: service, draft.origin(of: key))
            if service.provider != nil {
                throw PlanError(
                    .unsupported,
                    "service \(key) is made by a provider, which is no container; a pod cannot hold it",
                    at: draft.location(key, "provider")
                )
            }
            if !service.models.isEmpty {
                throw PlanError(
                    .unsupported,
                    "service \(key) uses models, which need a model runner beside the engine",
                    at: draft.location(key, "models")
                )
            }
            if service.credentialSpec != nil {
                throw PlanError(
                    .unsupported,
                    "service \(key) sets credential_spec, which only Windows containers have",
                    at: draft.location(key, "credential_spec")
                )
            }
            if service.image == nil, service.build == nil {
                throw PlanError(
                    .invalid,
                    "service \(key) has neither an image nor a build context",
                    at: draft.location(key)
                )
            }
            for mount in service.secrets { try checkSecret(mount.source, of: key, in: draft) }
            for mount in service.configs { try checkConfig(mount.source, of: key, in: draft) }
        }
    }

    private func checkSecret(_ source: String?, of key: String, in draft: PlanDraft) throws(PlanError) {
        guard let source, draft.project.secrets[source]?.external == true else { return }
        throw PlanError(
            .unsupported,
            "service \(key) uses the external secret \(source), which only Swarm has; use file: instead",
            at: draft.source.location(of: "secrets", source)
        )
    }

    private func checkConfig(_ source: String?, of key: String, in draft: PlanDraft) throws(PlanError) {
        guard let source, draft.project.configs[source]?.external == true else { return }
        throw PlanError(
            .unsupported,
            "service \(key) uses the external config \(source), which only Swarm has; use file: instead",
            at: draft.source.location(of: "configs", source)
        )
    }
}
