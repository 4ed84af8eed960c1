import OrderedCollections
import PodCompose

extension Service {
    /// Whether the service wants to be in the pod's network: not in one of its own, the host's, none, or that of another
    /// service or container.
    var takesPartInPodNetwork: Bool {
        switch networkMode {
        case nil, "", "default", "bridge": true
        default: false
        }
    }
}

extension PlanDraft {
    /// The containers in the pod's network, in the order of the project, without the infra container.
    var podNetworkKeys: [String] {
        project.services.filter { key, service in
            key != infra && (service.takesPartInPodNetwork || hasJoined(key))
        }.map(\.key)
    }

    /// Whether the container has joined the infra container's network namespace, and is still there.
    func hasJoined(_ key: String) -> Bool {
        guard let infra else { return false }
        return joined.contains(key) && project.services[key]?.networkMode == "service:\(infra)"
    }
}
