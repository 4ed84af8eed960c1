import OrderedCollections
import PodCompose

/// Gives each published port a host port of the offer, in the order of the file.
///
/// A host port that the file fixes is kept if the offer has it. Without an offer every port is the user's to choose,
/// and the engine chooses where the file does not.
public struct AssignPorts: RepeatablePass {
    /// The pass.
    public init() {}

    /// Carries the plan under construction one step on; see ``PlanPass/apply(to:)``.
    public func apply(to draft: inout PlanDraft) throws(PlanError) {
        var allocation = Allocation(offer: draft.placement.ports, held: draft.ports)
        let keys = draft.podNetworkKeys
        var assigned: [PublishedPort: Int] = draft.ports.reduce(into: [:]) { $0[$1, default: 0] += 1 }
        // Kept ports first, so that no earlier service is given what a later one has fixed.
        for key in keys {
            for port in draft.project.services[key]?.ports ?? [] { allocation.keep(port) }
        }
        var missing: [String] = []
        for key in keys {
            guard var service = draft.project.services[key] else { continue }
            for index in service.ports.indices {
                let port = service.ports[index]
                var published = PublishedPort(port, of: key, in: draft)
                if let count = assigned[published], count > 0 {
                    assigned[published] = count - 1
                    continue
                }
                published.hostPort = allocation.assign(port)
                if draft.placement.ports != nil, published.hostPort == nil {
                    missing.append("\(draft.origin(of: key)) \(ContainerPort(port.target, port.transport ?? "tcp"))")
                    continue
                }
                if let number = published.hostPort, port.published != "\(number)" {
                    service.ports[index].published = "\(number)"
                    draft.resolve(
                        .hostPort,
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
                draft.ports.append(published)
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
        private var claims = HostPortClaims<Int>()

        /// - Parameter held: what has been assigned before.
        init(offer: PortOffer?, held: [PublishedPort]) {
            self.offer = offer
            for port in held {
                guard let number = port.hostPort else { continue }
                taken.insert(number)
                _ = claims.hold(number, port.transport, on: port.hostAddress, for: number)
            }
        }

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
            claims.hold(number, port.transport ?? "tcp", on: port.hostIP ?? "", for: number) == nil
        }
    }
}

extension PublishedPort {
    /// A port as the service has it, with the host port that is fixed, if one is.
    fileprivate init(_ port: PortMapping, of key: String, in draft: PlanDraft) {
        self.init(
            service: draft.origin(of: key),
            container: key,
            hostAddress: port.hostIP ?? "",
            hostPort: port.fixedPort,
            containerPort: port.target,
            transport: port.transport ?? "tcp"
        )
    }
}

extension PortMapping {
    /// The one host port that the file asks for; `nil` for none, a range, or 0.
    var fixedPort: Int? {
        guard let range = publishedRange, range.count == 1, range.lowerBound > 0 else { return nil }
        return Int(range.lowerBound)
    }
}
