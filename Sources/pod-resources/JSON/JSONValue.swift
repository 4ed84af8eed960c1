/// A JSON document to be written. Numbers are their text, so that none is rounded on the way.
indirect enum JSONValue: Hashable {
    case null
    case bool(Bool)
    case number(String)
    case string(String)
    case array([JSONValue])
    case object([Member])

    /// A key and its value; keys are written in their order.
    struct Member: Hashable {
        var key: String
        var value: JSONValue

        init(_ key: String, _ value: JSONValue) {
            self.key = key
            self.value = value
        }
    }

    static func number(_ integer: some BinaryInteger) -> JSONValue { .number(String(integer)) }

    /// An object whose keys are unique.
    static func object(_ members: KeyValuePairs<String, JSONValue>) -> JSONValue {
        .object(members.map { Member($0.key, $0.value) })
    }
}

extension JSONValue {
    /// How a value is laid out.
    enum Layout {
        /// On one line.
        case line
        /// Members and items on lines of their own, indented by `unit` more than `indent`.
        case lines(indent: String, unit: String)
    }

    /// The JSON text without a final line break.
    func text(_ layout: Layout = .lines(indent: "", unit: "  ")) -> String {
        switch self {
        case .null: "null"
        case .bool(let flag): flag ? "true" : "false"
        case .number(let text): text
        case .string(let text): Self.quoted(text)
        case .array(let items): Self.text(items, "[", "]", layout) { $0.text($1) }
        case .object(let members):
            Self.text(members, "{", "}", layout) { Self.quoted($0.key) + ": " + $0.value.text($1) }
        }
    }

    private static func text<Item>(
        _ items: [Item],
        _ open: String,
        _ close: String,
        _ layout: Layout,
        _ item: (Item, Layout) -> String
    ) -> String {
        guard !items.isEmpty else { return open + close }
        switch layout {
        case .line:
            return open + items.map { item($0, layout) }.joined(separator: ", ") + close
        case .lines(let indent, let unit):
            let inner = indent + unit
            let lines = items.map { inner + item($0, .lines(indent: inner, unit: unit)) }
            return open + "\n" + lines.joined(separator: ",\n") + "\n" + indent + close
        }
    }

    static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            case ..<" ":
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
