/// A limit as the kernel takes it: a number, or none.
public enum CgroupLimit: Hashable, Sendable, Comparable {
    /// At most so many.
    case value(UInt64)
    /// No limit.
    case max

    /// The number, or nil for no limit.
    public var value: UInt64? {
        if case .value(let value) = self { value } else { nil }
    }
}

extension CgroupLimit: CustomStringConvertible {
    /// As v2 writes it: the number, or `max`.
    public var description: String {
        value.map(String.init) ?? "max"
    }
}

extension CgroupLimit: ExpressibleByIntegerLiteral {
    /// A limit of that number.
    public init(integerLiteral value: UInt64) {
        self = .value(value)
    }
}
