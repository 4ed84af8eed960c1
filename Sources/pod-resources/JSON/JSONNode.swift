import PodCompose

/// A part of a JSON text that was read: what it is, and which bytes it is.
struct JSONNode {
    enum Value {
        case null
        case bool(Bool)
        /// The text of the number.
        case number(String)
        case string(String)
        case array([JSONNode])
        case object([Member])
    }

    struct Member {
        let key: String
        /// Where the key begins.
        let start: Int
        let node: JSONNode
    }

    let value: Value
    /// The offsets of its bytes.
    let range: Range<Int>

    /// The value of a member; `nil` if this is no object or has no such key.
    subscript(key: String) -> JSONNode? {
        guard case .object(let members) = value else { return nil }
        return members.first { $0.key == key }?.node
    }

    var string: String? {
        if case .string(let text) = value { text } else { nil }
    }

    var items: [JSONNode]? {
        if case .array(let items) = value { items } else { nil }
    }

    var isObject: Bool {
        if case .object = value { true } else { false }
    }

    var isNull: Bool {
        if case .null = value { true } else { false }
    }
}
