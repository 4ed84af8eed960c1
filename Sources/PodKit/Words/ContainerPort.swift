/// A port inside a container: `80/tcp`.
public struct ContainerPort: Hashable, Sendable, Comparable {
    /// The port's number.
    public var number: Int
    /// `tcp`, `udp` or `sctp`.
    public var transport: String

    /// A port by number and transport.
    public init(_ number: Int, _ transport: String = "tcp") {
        self.number = number
        self.transport = transport
    }

    /// Every port that `80`, `80/udp` or `8000-8010/tcp` names; empty if the text is none of these.
    public static func parse(_ text: some StringProtocol) -> [ContainerPort] {
        let halves = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        let transport = halves.count > 1 ? halves[1].lowercased() : "tcp"
        let ends = halves[0].split(separator: "-", omittingEmptySubsequences: false).map { Int(String($0)) }
        guard (1...2).contains(ends.count), let first = ends[0], let last = ends[ends.count - 1], first <= last,
            (1...65535).contains(first), last <= 65535
        else { return [] }
        return (first...last).map { ContainerPort($0, transport) }
    }

    /// By number, then by transport.
    public static func < (a: ContainerPort, b: ContainerPort) -> Bool {
        (a.number, a.transport) < (b.number, b.transport)
    }
}

extension ContainerPort: CustomStringConvertible {
    /// As the engine writes it: `80/tcp`.
    public var description: String { "\(number)/\(transport)" }
}
