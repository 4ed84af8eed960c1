import OrderedCollections
import PodCompose

/// Names each container `<pod>-<service>-<n>`, as `docker compose` names those of a project with the pod's name, so
/// that two pods of one file never want the same name.
public struct NameContainers: RepeatablePass {
    /// The pass.
    public init() {}

    /// Carries the plan under construction one step on; see ``PlanPass/apply(to:)``.
    public func apply(to draft: inout PlanDraft) throws(PlanError) {
        let origins = draft.origins
        let new = origins.filter { isNew($0.key, in: &draft) }
        var taken = Set(
            draft.project.services.filter { new[$0.key] == nil }.values.compactMap(\.containerName)
        )
        for (key, origin) in new {
            let name = ContainerName.make(
                pod: draft.placement.podID,
                service: origin.service,
                number: origin.number,
                avoiding: taken
            )
            taken.insert(name)
            let wanted = draft.project.services[key]?.containerName
            draft.project.services[key]?.containerName = name
            if let wanted {
                draft.writtenNames[key] = wanted
                draft.resolve(
                    .containerName,
                    key,
                    "container_name",
                    from: wanted,
                    to: name,
                    because: "names of containers are unique on an engine, and another pod may run the same file; "
                        + "\(wanted) still resolves inside the pod"
                )
            }
        }
    }

    /// Whether a container has no name of the pod's yet. One that had, and has none, is another service with the key of
    /// one that was there.
    private func isNew(_ key: String, in draft: inout PlanDraft) -> Bool {
        let isNamed = draft.project.services[key]?.containerName != nil
        // The infra container is made with its name.
        if key == draft.infra, isNamed { return false }
        if draft.claim(.service(key), for: Self.self) { return true }
        guard !isNamed else { return false }
        draft.renew(key)
        return draft.claim(.service(key), for: Self.self)
    }
}
