/// Which published ports need a port of the host for themselves.
///
/// Claims of one fixed number share a port unless they overlap: the same transport, on one address or on one that
/// includes the other. As the executor assigns ports, a claim shares the port that was last given for its number, so
/// that the count is right also where an offer has none of the fixed ports.
package struct HostPortSharing {
    /// More ports are not to be had from one host.
    package static let most = 65_535

    /// By fixed number: what holds the port that was last given for it.
    private var holders: [Int: [PortClaim]] = [:]

    package init() {}

    /// Takes a claim of one more container.
    ///
    /// - Returns: Whether it needs a further port.
    package mutating func needsPort(_ claim: PortClaim) -> Bool {
        guard case .fixed(let number) = claim.hostPort else { return true }
        if let last = holders[number], !last.contains(where: { Self.overlap($0, claim) }) {
            holders[number, default: []].append(claim)
            return false
        }
        holders[number] = [claim]
        return true
    }

    /// How many ports the containers of all services need.
    static func count(_ services: [ServiceResources]) -> Int {
        var sharing = HostPortSharing()
        var count: Int64 = 0
        for service in services where !service.ports.isEmpty {
            var added: Int64 = 0
            var container = 0
            // Past what a host has, every container is like the last.
            while container < service.containers, count <= most {
                added = Int64(service.ports.count { sharing.needsPort($0) })
                count += added
                container += 1
            }
            let rest = Int64(service.containers - container)
            if rest > 0 {
                count = count.addingSaturated(
                    rest.multipliedSaturated(by: container > 0 ? added : Int64(service.ports.count))
                )
            }
        }
        return Int(count)
    }

    private static func overlap(_ one: PortClaim, _ other: PortClaim) -> Bool {
        one.transport == other.transport && HostAddress.overlap(one.hostAddress ?? "", other.hostAddress ?? "")
    }
}
