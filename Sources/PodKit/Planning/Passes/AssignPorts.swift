import OrderedCollections
import PodCompose

/// Gives each published port a host port of the offer, in the order of the file.
///
/// A host port that the file fixes is kept if the offer has it. Without an offer every port is the user's to choose,
/// and the engine chooses where the file does not.
struct AssignPorts: PlanPass {
    func apply(to draft: inout PlanDraft) throws(PlanError) {
        var allocation = Allocation(offer: draft.placement.ports)
        let keys = draft.project.services.filter { $0.value.takesPartInPodNetwork }.map(\.key)
        // Kept ports first, so that no earlier service is given what a later one has fixed.
        for key in keys {
            for port in draft.project.services[key]?.ports ?? [] { allocation.keep(port) }
        }
        var missing: [String] = []
        for key in keys {
            guard var service = draft.project.services[key] else { continue }
            for index in service.ports.indices {
                let port = service.ports[index]
                let assigned = allocation.assign(port)
                if draft.placement.ports != nil, assigned == nil {
                    missing.append("\(draft.origin(of: key)) \(ContainerPort(port.target, port.transport ?? "tcp"))")
                    continue
                }
                if let assigned, port.published != "\(assigned)" {
                    service.ports[index].published = "\(assigned)"
                    draft.resolve(
                        key,
                        "ports",
                        from: Self.short(port),
                        to: Self.short(service.ports[index]),
                        because: port.fixedPort == nil
                            ? "host ports come from the offer" : "\(port.published ?? "") is not in the offer",
                        at: "ports",
                        "\(index)"
                    )
                }
                draft.ports.append(
                    PublishedPort(
                        service: draft.origin(of: key),
                        container: key,
                        hostAddress: port.hostIP ?? "",
                        hostPort: assigned,
                        containerPort: port.target,
                        transport: port.transport ?? "tcp"
                    )
                )
            }
            draft.project.services[key] = service
        }
        if let offer = draft.placement.ports, !missing.isEmpty {
            throw PlanError(
                .tooFewPorts,
                "the offer has \(offer.count) port\(offer.count == 1 ? "" : "s") (\(offer)) and the pod needs "
                    + "\(draft.ports.count + missing.count): \(missing.count) missing, for "
                    + missing.joined(separator: ", "),
                at: firstPorts(of: keys, in: draft)
            )
        }
        try refuseDoubles(in: draft)
    }

    private func firstPorts(of keys: [String], in draft: PlanDraft) -> SourceLocation? {
        for key in keys where draft.project.services[key]?.ports.isEmpty == false {
            return draft.location(key, "ports")
        }
        return nil
    }

    /// One port of the host cannot lead to two places, which only a file without an offer can ask for.
    private func refuseDoubles(in draft: PlanDraft) throws(PlanError) {
        var claims = HostPortClaims<PublishedPort>()
        for port in draft.ports {
            guard let number = port.hostPort,
                let other = claims.hold(number, port.transport, on: port.hostAddress, for: port)
            else { continue }
            let holder =
                port.container == other.container
                ? "twice" : "and so does \(port.service == other.service ? "another replica of it" : other.service)"
            throw PlanError(
                .invalid,
                "\(port.service) wants port \(number)/\(port.transport) of the host, \(holder); "
                    + "change one, or leave the host port out",
                at: draft.location(port.container, "ports")
            )
        }
    }

    /// `8080:80/udp`, the form in which a user writes a port.
    private static func short(_ port: PortMapping) -> String {
        let host = port.hostIP.map { $0.contains(":") ? "[\($0)]:" : "\($0):" } ?? ""
        let published = port.published.map { $0.isEmpty ? "" : "\($0):" } ?? (host.isEmpty ? "" : ":")
        let transport = port.transport == nil || port.transport == "tcp" ? "" : "/\(port.transport ?? "")"
        return "\(host)\(published)\(port.target)\(transport)"
    }

    /// Which ports of the offer are taken, and by what.
    private struct Allocation {
        let offer: PortOffer?
        private var taken: Set<Int> = []
        /// What a fixed port outside the offer became, so that `53:53/tcp` and `53:53/udp` stay together.
        private var replacements: [Int: Int] = [:]
        private var claims = HostPortClaims<PortMapping>()

        init(offer: PortOffer?) { self.offer = offer }

        mutating func keep(_ port: PortMapping) {
            if let fixed = port.fixedPort, offer?.contains(fixed) == true { taken.insert(fixed) }
        }

        /// The host port, or `nil` if there is none left, or none is needed because the engine chooses.
        mutating func assign(_ port: PortMapping) -> Int? {
            guard let offer else { return port.fixedPort }
            if let fixed = port.fixedPort {
                if offer.contains(fixed), hold(fixed, port) { return fixed }
                if let replacement = replacements[fixed], hold(replacement, port) { return replacement }
            }
            let wanted = port.publishedRange.map { Int($0.lowerBound)...Int($0.upperBound) }
            let free =
                offer.ports.first { wanted?.contains($0) == true && !taken.contains($0) }
                ?? offer.ports.first { !taken.contains($0) }
            guard let free else { return nil }
            taken.insert(free)
            _ = hold(free, port)
            if let fixed = port.fixedPort { replacements[fixed] = free }
            return free
        }

        private mutating func hold(_ number: Int, _ port: PortMapping) -> Bool {
            claims.hold(number, port.transport ?? "tcp", on: port.hostIP ?? "", for: port) == nil
        }
    }
}

extension PortMapping {
    /// The one host port that the file asks for; `nil` for none, a range, or 0.
    var fixedPort: Int? {
        guard let range = publishedRange, range.count == 1, range.lowerBound > 0 else { return nil }
        return Int(range.lowerBound)
    }
}
