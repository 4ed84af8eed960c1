/// `mesos.v1.Value.Ranges`: ranges of whole numbers, such as ports.
public struct Ranges: Hashable, Sendable, Codable {
    /// One range, both ends belonging to it.
    public struct Range: Hashable, Sendable, Codable {
        /// The first number.
        public var begin: UInt64
        /// The last number.
        public var end: UInt64

        /// Makes a range.
        public init(begin: UInt64, end: UInt64) {
            self.begin = begin
            self.end = end
        }
    }

    /// The ranges, in the offer's order.
    @Repeated public var range: [Range]

    /// Makes ranges.
    public init(_ range: [Range]) {
        self.range = range
    }
}
