import OrderedCollections
import PodCompose

/// Names each container `<pod>-<service>-<n>`, as `docker compose` names those of a project with the pod's name, so
/// that two pods of one file never want the same name.
struct NameContainers: PlanPass {
    func apply(to draft: inout PlanDraft) throws(PlanError) {
        var taken: Set<String> = []
        for (key, origin) in draft.origins {
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
                draft.resolve(
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
}
