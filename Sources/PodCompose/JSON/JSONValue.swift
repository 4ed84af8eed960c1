/// A JSON document to be written. Numbers are their text, so that none is rounded on the way.
package indirect enum JSONValue: Hashable, Sendable {
    case null
    case bool(Bool)
    case number(String)
    case string(String)
    case array([JSONValue])
    case object([Member])

    /// A key and its value; keys are written in their order.
    package struct Member: Hashable, Sendable {
        package var key: String
        package var value: JSONValue

        package init(_ key: String, _ value: JSONValue) {
            self.key = key
            self.value = value
        }
    }

    package static func number(_ integer: some BinaryInteger) -> JSONValue { .number(String(integer)) }

    /// An object whose keys are unique.
    package static func object(_ members: KeyValuePairs<String, JSONValue>) -> JSONValue {
        .object(members.map { Member($0.key, $0.value) })
    }
}

extension JSONValue {
    /// The JSON text without a final line break.
    package func text(_ layout: JSONWriter.Layout = .lines(indent: "", unit: "  ")) -> String {
        var writer = JSONWriter(layout)
        write(to: &writer)
        return writer.text
    }

    private func write(to writer: inout JSONWriter) {
        switch self {
        case .null: writer.write(word: "null")
        case .bool(let flag): writer.write(word: flag ? "true" : "false")
        case .number(let text): writer.write(word: text)
        case .string(let text): writer.write(string: text)
        case .array(let items): writer.write(array: items) { $1.write(to: &$0) }
        case .object(let members):
            writer.write(object: members) {
                $0.write(key: $1.key)
                $1.value.write(to: &$0)
            }
        }
    }

    /// A string in quotes.
    package static func quoted(_ text: String) -> String { JSONValue.string(text).text(.compact) }

    /// What was read, to be written again.
    package init(_ node: JSONNode) {
        switch node.value {
        case .null: self = .null
        case .bool(let flag): self = .bool(flag)
        case .number(let text): self = .number(text)
        case .string(let text): self = .string(text)
        case .array(let items): self = .array(items.map { JSONValue($0) })
        case .object(let members): self = .object(members.map { Member($0.key, JSONValue($0.node)) })
        }
    }
}
