/// A repeated field of a message: absent on the wire when it has no elements.
@propertyWrapper
public struct Repeated<Element> {
    /// The elements, in order.
    public var wrappedValue: [Element]

    /// Makes a field with these elements.
    public init(wrappedValue: [Element] = []) {
        self.wrappedValue = wrappedValue
    }
}

extension Repeated: Equatable where Element: Equatable {}
extension Repeated: Hashable where Element: Hashable {}
extension Repeated: Sendable where Element: Sendable {}

extension Repeated: Decodable where Element: Decodable {
    /// Decodes an array.
    public init(from decoder: any Decoder) throws {
        wrappedValue = try [Element](from: decoder)
    }
}

extension Repeated: Encodable where Element: Encodable {
    /// Encodes an array.
    public func encode(to encoder: any Encoder) throws {
        try wrappedValue.encode(to: encoder)
    }
}

// What the compiler writes for a message with such a field calls these instead of the standard library's.
extension KeyedDecodingContainer {
    func decode<Element: Decodable>(_ type: Repeated<Element>.Type, forKey key: Key) throws -> Repeated<Element> {
        try decodeIfPresent(type, forKey: key) ?? Repeated()
    }
}

extension KeyedEncodingContainer {
    mutating func encode<Element: Encodable>(_ value: Repeated<Element>, forKey key: Key) throws {
        if !value.wrappedValue.isEmpty { try encode(value.wrappedValue, forKey: key) }
    }
}
