/// `mesos.v1.Resource`: an amount of something that an agent has and a task or an executor may use.
public struct Resource: Hashable, Sendable, Codable {
    /// Which of the values is set.
    public struct Kind: RawRepresentable, Hashable, Sendable, Codable {
        /// The name in the protocol.
        public var rawValue: String

        /// Makes a kind by its name in the protocol.
        public init(rawValue: String) {
            self.rawValue = rawValue
        }

        /// ``Resource/scalar`` is set.
        public static let scalar = Kind(rawValue: "SCALAR")
        /// ``Resource/ranges`` is set.
        public static let ranges = Kind(rawValue: "RANGES")
        /// ``Resource/set`` is set.
        public static let set = Kind(rawValue: "SET")
    }

    /// `mesos.v1.Value.Set`: names.
    public struct Items: Hashable, Sendable, Codable {
        /// The names.
        @Repeated public var item: [String]

        /// Makes a set of names.
        public init(_ item: [String]) {
            self.item = item
        }
    }

    /// `Resource.AllocationInfo`: for whom the agent gave it away.
    public struct Allocation: Hashable, Sendable, Codable {
        /// The framework's role.
        public var role: String?

        /// Makes an allocation.
        public init(role: String?) {
            self.role = role
        }
    }

    /// What it is: `cpus`, `mem` and `disk` in MiB, `ports`, `gpus` or an operator's own name.
    public var name: String
    /// Which of the values is set.
    public var type: Kind
    /// The amount.
    public var scalar: Scalar?
    /// The numbers, such as ports.
    public var ranges: Ranges?
    /// The names.
    public var set: Items?
    /// For whom the agent gave it away.
    public var allocation: Allocation?

    private enum CodingKeys: String, CodingKey {
        case name
        case type
        case scalar
        case ranges
        case set
        case allocation = "allocation_info"
    }

    /// Makes an amount.
    public init(_ name: String, _ amount: Double) {
        self.name = name
        type = .scalar
        scalar = Scalar(amount)
    }

    /// Makes a resource of ranges, such as ports.
    public init(_ name: String, ranges: [Ranges.Range]) {
        self.name = name
        type = .ranges
        self.ranges = Ranges(ranges)
    }
}

extension Sequence<Resource> {
    /// The sum of all amounts of this name, or `nil` if there is none: a task may have some of several roles.
    public func amount(of name: String) -> Double? {
        let amounts = filter { $0.name == name }.compactMap { $0.scalar?.value }
        return amounts.isEmpty ? nil : amounts.reduce(0, +)
    }

    /// All ranges of this name, in order.
    public func ranges(of name: String) -> [Ranges.Range] {
        filter { $0.name == name }.flatMap { $0.ranges?.range ?? [] }
    }
}
