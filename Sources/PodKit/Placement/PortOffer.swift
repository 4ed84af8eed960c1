/// The host ports that a pod may publish: Mesos' `ports` resource, or a range that somebody set aside.
public struct PortOffer: Hashable, Sendable {
    /// In the order of the offer; ranges do not overlap.
    public var ranges: [ClosedRange<Int>]

    /// An offer of these ranges, which do not overlap.
    public init(_ ranges: [ClosedRange<Int>]) {
        self.ranges = ranges
    }

    /// Reads `31000-31010`, `31000`, `[31000-31002,31005]` or several of these with commas between them.
    ///
    /// - Returns: `nil` if a part is no port, a range is upside down, or ranges overlap.
    public init?(_ text: some StringProtocol) {
        var ranges: [ClosedRange<Int>] = []
        let bare = text.filter { !$0.isWhitespace && $0 != "[" && $0 != "]" }
        for part in bare.split(separator: ",", omittingEmptySubsequences: false) {
            let ends = part.split(separator: "-", omittingEmptySubsequences: false).map { Int(String($0)) }
            guard (1...2).contains(ends.count), let first = ends[0], let last = ends[ends.count - 1],
                first <= last, (1...65535).contains(first), (1...65535).contains(last),
                !ranges.contains(where: { $0.overlaps(first...last) })
            else { return nil }
            ranges.append(first...last)
        }
        self.ranges = ranges
    }

    /// How many ports there are.
    public var count: Int { ranges.reduce(0) { $0 + $1.count } }

    /// Whether the port is in the offer.
    public func contains(_ port: Int) -> Bool { ranges.contains { $0.contains(port) } }

    /// All ports, in order.
    public var ports: some Sequence<Int> { ranges.lazy.flatMap { $0 } }
}

extension PortOffer: CustomStringConvertible {
    /// The ranges as ``init(_:)`` reads them: `31000-31010,31015`.
    public var description: String {
        ranges.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)" }.joined(separator: ",")
    }
}
