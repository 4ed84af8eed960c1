import OrderedCollections
import PodCompose
import PodConfiguration

/// Decides whether the services share one network namespace: they do, unless two of them listen on one port.
///
/// A file that has such a clash cannot rely on a shared localhost, and a file that relies on one cannot have such a
/// clash, so that `auto` is right for both.
public struct ChooseNetwork: RepeatablePass {
    /// The pass.
    public init() {}

    /// Carries the plan under construction one step on; see ``PlanPass/apply(to:)``.
    public func apply(to draft: inout PlanDraft) throws(PlanError) {
        let isDecided = draft.isShared != nil
        noteMembers(of: &draft)
        let wanted = try wish(of: draft)
        let clash = PortClash(among: draft.members.values, images: draft.facts.images)
        if isDecided {
            if draft.isShared == true, let clash { throw lateness(clash) }
            return
        }
        switch wanted {
        case .bridge: draft.isShared = false
        case .shared:
            if let clash { throw refusal(clash) }
            draft.isShared = true
        case .automatic:
            draft.isShared = clash == nil
            guard let clash else { return }
            draft.resolutions.append(
                Resolution(
                    .network,
                    service: clash.second.service,
                    field: "network",
                    from: "auto",
                    to: "bridge",
                    reason: "\(clash), so the services get a private network with name resolution instead of a shared "
                        + "namespace",
                    location: clash.second.location
                )
            )
        }
    }

    /// The placement's wish, or else the file's own (`x-podkit: {network: …}`).
    private func wish(of draft: PlanDraft) throws(PlanError) -> Placement.Network {
        guard draft.placement.network == .automatic else { return draft.placement.network }
        return try PodExtension(of: draft.source).network ?? .automatic
    }

    /// Notes who is in the pod's network, and what each listens on. Of those that have joined the infra container,
    /// `ports` and `expose` only hold what has come since.
    private func noteMembers(of draft: inout PlanDraft) {
        for key in draft.podNetworkKeys {
            guard var service = draft.project.services[key] else { continue }
            // As the loader has it, a service that names no network is in the default one.
            if !draft.hasJoined(key), service.networks.isEmpty, (service.networkMode ?? "").isEmpty {
                service.networks["default"] = .some(nil)
                draft.project.services[key] = service
            }
            let earlier = draft.hasJoined(key) ? draft.members[key]?.listeners ?? [] : []
            let origin = draft.origin(of: key)
            draft.members[key] = NetworkMember(
                container: key,
                service: origin,
                image: ImageRequirement.reference(of: service, origin: origin, in: draft.source),
                imageLocation: draft.location(key, "image"),
                listeners: earlier + listeners(key, service, in: draft)
            )
        }
    }

    private func listeners(_ key: String, _ service: Service, in draft: PlanDraft) -> [PortListener] {
        let origin = draft.origin(of: key)
        let ports = service.ports.enumerated().map { index, port in
            PortListener(
                container: key,
                service: origin,
                port: ContainerPort(port.target, port.transport ?? "tcp"),
                source: .ports,
                location: draft.location(key, "ports", "\(index)")
            )
        }
        let exposed = service.expose.enumerated().flatMap { index, text in
            ContainerPort.parse(text).map { port in
                PortListener(
                    container: key,
                    service: origin,
                    port: port,
                    source: .expose,
                    location: draft.location(key, "expose", "\(index)")
                )
            }
        }
        return ports + exposed
    }

    private func refusal(_ clash: PortClash) -> PlanError {
        PlanError(
            .portClash,
            "\(clash), which cannot be in the one namespace that network: shared asks for; "
                + "change one of the ports, or use network: auto or bridge",
            at: clash.second.location
        )
    }

    /// What a later pass adds cannot change the choice any more.
    private func lateness(_ clash: PortClash) -> PlanError {
        PlanError(
            .portClash,
            "\(clash), which cannot be in one namespace; put the pass that adds it before ChooseNetwork, change one of "
                + "the ports, or use network: bridge",
            at: clash.second.location
        )
    }
}
