import PodCompose

/// One port of the host that the pod takes, and who publishes on it.
struct PortSlot: Hashable {
    /// The port that the file fixes; `nil` if any does.
    var number: Int?
    /// Unique among the slots: the service and the port of its container.
    var name: String
    /// In the order of their names.
    var transports: [String]

    /// The slots of all containers, in the order in which the executor gives them their ports: by service, container and
    /// port. Ports of one number share a slot unless they overlap.
    ///
    /// - Returns: `nil` if there are more than a host has.
    static func slots(of totals: ResourceTotals) -> [PortSlot]? {
        guard totals.hostPortCount <= HostPortSharing.most else { return nil }
        var builder = Builder()
        for service in totals.services {
            for container in 0..<(service.ports.isEmpty ? 0 : service.containers) {
                for claim in service.ports { builder.add(claim, container) }
            }
        }
        return builder.slots
    }

    private struct Builder {
        private(set) var slots: [PortSlot] = []
        private var names: Set<String> = []
        private var sharing = HostPortSharing()
        /// By fixed number: the slot that was last given for it.
        private var last: [Int: Int] = [:]

        mutating func add(_ claim: PortClaim, _ container: Int) {
            let isNew = sharing.needsPort(claim)
            guard case .fixed(let number) = claim.hostPort else { return append(nil, claim, container) }
            if !isNew, let index = last[number] {
                if !slots[index].transports.contains(claim.transport) {
                    slots[index].transports = (slots[index].transports + [claim.transport]).sorted()
                }
                return
            }
            // The number itself is there once; further containers get any port.
            append(last[number] == nil ? number : nil, claim, container)
            last[number] = slots.count - 1
        }

        private mutating func append(_ number: Int?, _ claim: PortClaim, _ container: Int) {
            let base = Self.identifier(claim.service) + "-\(claim.target)" + (container > 0 ? "-\(container + 1)" : "")
            var name = base
            var suffix = 1
            while !names.insert(name).inserted {
                suffix += 1
                name = "\(base)-x\(suffix)"
            }
            slots.append(PortSlot(number: number, name: name, transports: [claim.transport]))
        }

        /// Lower-case letters, digits and dashes, as schedulers want names.
        private static func identifier(_ name: String) -> String {
            let text = String(name.lowercased().map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" })
            let trimmed = text.drop { $0 == "-" }
            return trimmed.isEmpty ? "port" : String(trimmed.prefix(40))
        }
    }
}
