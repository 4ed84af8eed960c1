/// A set that the engine spells as an object with empty objects: `{"80/tcp": {}}`.
public struct ObjectKeySet: Hashable, Sendable, ExpressibleByArrayLiteral {
    /// The object's keys.
    public var keys: Set<String>

    /// A set of these keys.
    public init(_ keys: some Sequence<String>) {
        self.keys = Set(keys)
    }

    /// A set of these keys.
    public init(arrayLiteral elements: String...) {
        keys = Set(elements)
    }
}

extension ObjectKeySet: Codable {
    private struct Empty: Codable {}

    /// Reads the object's keys.
    public init(from decoder: any Decoder) throws {
        keys = Set(try [String: Empty](from: decoder).keys)
    }

    /// Writes an object with an empty object for each key.
    public func encode(to encoder: any Encoder) throws {
        try Dictionary(uniqueKeysWithValues: keys.map { ($0, Empty()) }).encode(to: encoder)
    }
}
