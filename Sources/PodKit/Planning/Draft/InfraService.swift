import OrderedCollections
import PodCompose

/// The service that holds the namespaces which the pod's services share.
enum InfraService {
    static let name = "podkit-infra"

    /// The key of the draft's infra service, which is made if there is none yet.
    static func add(to draft: inout PlanDraft) -> String {
        if let infra = draft.infra { return infra }
        var key = name
        while draft.source.services[key] != nil || draft.project.services[key] != nil { key += "-r" }
        var service = Service(name: key)
        service.networkMode = "none"
        if let image = draft.placement.infraImage {
            service.image = image
        } else {
            service.image = PauseImage.reference
            service.capDrop = ["ALL"]
            service.readOnly = true
        }
        service.containerName = ContainerName.make(
            pod: draft.placement.podID,
            service: key,
            number: 1,
            avoiding: Set(draft.project.services.values.compactMap(\.containerName))
        )
        draft.project.services.updateValue(service, forKey: key, insertingAt: 0)
        draft.origins.updateValue(PlanDraft.Origin(service: key), forKey: key, insertingAt: 0)
        draft.infra = key
        return key
    }
}
