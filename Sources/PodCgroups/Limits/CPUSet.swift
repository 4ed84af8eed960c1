/// Numbers of cpus or memory nodes, in the "List format" of cpuset(7): `0-3,8`.
public struct CPUSet: Hashable, Sendable {
    /// In ascending order, without gaps or overlaps between neighbours.
    public let ranges: [ClosedRange<Int>]

    /// `NR_CPUS` is at most 8192 on any architecture; a list beyond this is a mistake.
    private static let largest = 1 << 16

    /// - Returns: nil if the text is not a list.
    public init?(_ text: some StringProtocol) {
        var ranges: [ClosedRange<Int>] = []
        for item in text.trimmingWhitespace.split(separator: ",") {
            let bounds = item.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
            guard bounds.count <= 2, let first = bounds.first ?? nil, let last = bounds.last ?? nil,
                0 <= first, first <= last, last < Self.largest
            else { return nil }
            ranges.append(first...last)
        }
        self.init(ranges: ranges)
    }

    /// A set of these numbers.
    public init(_ numbers: some Sequence<Int>) {
        self.init(ranges: numbers.map { $0...$0 })
    }

    private init(ranges: [ClosedRange<Int>]) {
        self.ranges = ranges.sorted { $0.lowerBound < $1.lowerBound }.reduce(into: []) { merged, range in
            if let last = merged.last, range.lowerBound <= last.upperBound + 1 {
                merged[merged.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
            } else {
                merged.append(range)
            }
        }
    }

    /// Whether there is no number in it.
    public var isEmpty: Bool { ranges.isEmpty }

    /// How many numbers there are.
    public var count: Int { ranges.reduce(0) { $0 + $1.count } }

    /// Whether a number is in it.
    public func contains(_ number: Int) -> Bool {
        ranges.contains { $0.contains(number) }
    }
}

extension CPUSet: CustomStringConvertible {
    /// The list, as the kernel writes and reads it.
    public var description: String {
        ranges.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)" }.joined(separator: ",")
    }
}
