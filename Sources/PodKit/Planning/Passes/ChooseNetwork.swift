import OrderedCollections
import PodCompose
import PodConfiguration

/// Decides whether the services share one network namespace: they do, unless two of them listen on one port.
///
/// A file that has such a clash cannot rely on a shared localhost, and a file that relies on one cannot have such a
/// clash, so that `auto` is right for both.
struct ChooseNetwork: PlanPass {
    func apply(to draft: inout PlanDraft) throws(PlanError) {
        let wanted = try wish(of: draft)
        switch wanted {
        case .bridge: draft.isShared = false
        case .shared:
            if let clash = Self.clash(in: draft) { throw error(clash, in: draft) }
            draft.isShared = true
        case .automatic:
            guard let clash = Self.clash(in: draft) else {
                draft.isShared = true
                return
            }
            draft.isShared = false
            draft.resolutions.append(
                Resolution(
                    service: draft.origin(of: clash.second.key),
                    field: "network",
                    from: "auto",
                    to: "bridge",
                    reason: "\(describe(clash, in: draft)), so the services get a private network with name "
                        + "resolution instead of a shared namespace",
                    location: clash.second.location
                )
            )
        }
    }

    /// The placement's wish, or else the file's own (`x-podkit: {network: …}`).
    private func wish(of draft: PlanDraft) throws(PlanError) -> Placement.Network {
        guard draft.placement.network == .automatic, let text = PodExtension(of: draft.source).network else {
            return draft.placement.network
        }
        guard let network = Placement.Network(rawValue: text.value) else {
            throw PlanError(
                .invalid,
                "x-podkit.network is \"\(text.value)\"; it can be auto, shared or bridge",
                at: text.location
            )
        }
        return network
    }

    struct Listener {
        var key: String
        var port: ContainerPort
        var location: SourceLocation?
        /// What says so: `ports`, `expose`, or the image.
        var source: String
    }

    struct Clash {
        var first: Listener
        var second: Listener
    }

    /// The first port, in the order of the file, on which two services would listen in one namespace.
    static func clash(in draft: PlanDraft) -> Clash? {
        var listeners: [ContainerPort: Listener] = [:]
        for (key, service) in draft.project.services where service.takesPartInPodNetwork {
            for listener in Self.listeners(key, service, in: draft) {
                guard let first = listeners[listener.port] else {
                    listeners[listener.port] = listener
                    continue
                }
                if first.key != key { return Clash(first: first, second: listener) }
            }
        }
        return nil
    }

    private static func listeners(_ key: String, _ service: Service, in draft: PlanDraft) -> [Listener] {
        var found: [Listener] = []
        for (index, port) in service.ports.enumerated() {
            found.append(
                Listener(
                    key: key,
                    port: ContainerPort(port.target, port.transport ?? "tcp"),
                    location: draft.location(key, "ports", "\(index)"),
                    source: "ports"
                )
            )
        }
        for (index, text) in service.expose.enumerated() {
            for port in ContainerPort.parse(text) {
                found.append(
                    Listener(
                        key: key,
                        port: port,
                        location: draft.location(key, "expose", "\(index)"),
                        source: "expose"
                    )
                )
            }
        }
        let image = ImageRequirement.reference(of: service, origin: draft.origin(of: key), in: draft.source)
        for port in draft.facts.images[image]?.exposedPorts ?? [] {
            found.append(
                Listener(key: key, port: port, location: draft.location(key, "image"), source: "the image \(image)")
            )
        }
        return found
    }

    private func describe(_ clash: Clash, in draft: PlanDraft) -> String {
        let first = draft.origin(of: clash.first.key)
        let second = draft.origin(of: clash.second.key)
        let place = clash.first.location.map { " at \($0)" } ?? ""
        if first == second {
            return
                "\(first) has several replicas that all listen on \(clash.first.port) (\(clash.first.source)\(place))"
        }
        return "\(first) (\(clash.first.source)\(place)) and \(second) (\(clash.second.source)) "
            + "both listen on \(clash.first.port)"
    }

    private func error(_ clash: Clash, in draft: PlanDraft) -> PlanError {
        PlanError(
            .portClash,
            "\(describe(clash, in: draft)), which cannot be in the one namespace that network: shared asks for; "
                + "change one of the ports, or use network: auto or bridge",
            at: clash.second.location
        )
    }
}

extension Service {
    /// Whether the service is in the pod's network: not with one of its own, the host's, none, or that of another
    /// service or container.
    var takesPartInPodNetwork: Bool {
        switch networkMode {
        case nil, "", "default", "bridge": true
        default: false
        }
    }
}
