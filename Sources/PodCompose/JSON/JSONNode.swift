/// A part of a JSON text that was read: what it is, and which bytes it is.
package struct JSONNode: Sendable {
    package enum Value: Sendable {
        case null
        case bool(Bool)
        /// The text of the number.
        case number(String)
        case string(String)
        case array([JSONNode])
        case object([Member])
    }

    package struct Member: Sendable {
        package let key: String
        /// Where the key begins.
        package let start: Int
        package let node: JSONNode
    }

    package let value: Value
    /// The offsets of its bytes.
    package let range: Range<Int>

    /// The value of a member; `nil` if this is no object or has no such key.
    package subscript(key: String) -> JSONNode? {
        guard case .object(let members) = value else { return nil }
        return members.first { $0.key == key }?.node
    }

    package var string: String? {
        if case .string(let text) = value { text } else { nil }
    }

    package var items: [JSONNode]? {
        if case .array(let items) = value { items } else { nil }
    }

    package var isObject: Bool {
        if case .object = value { true } else { false }
    }

    package var isNull: Bool {
        if case .null = value { true } else { false }
    }
}
