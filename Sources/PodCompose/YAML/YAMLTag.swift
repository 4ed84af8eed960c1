/// The tags of YAML's own types, as far as they change what a scalar means.
enum YAMLTag {
    static let prefix = "tag:yaml.org,2002:"
    static let merge = "tag:yaml.org,2002:merge"

    struct Mismatch: Error {
        let message: String
    }

    /// The value of a scalar with an explicit tag. A tag that is not of YAML's own leaves it text, and asks for nothing.
    static func value(of text: String, tag: String) throws(Mismatch) -> Node.Value {
        guard tag.begins(with: prefix) else { return .string(text) }
        let kind = tag.dropFirst(prefix.count)
        switch kind {
        case "binary":
            guard let bytes = Base64.decode(text) else {
                throw Mismatch(message: "!!binary value contains invalid base64 data")
            }
            return .string(String(decoding: bytes, as: UTF8.self))
        case "null", "bool", "int", "float", "timestamp":
            let value = ScalarResolver.resolve(text, timestamps: kind == "timestamp")
            let name = name(value)
            if name == kind { return value }
            if kind == "float", case .int(let number) = value { return .float(Double(number)) }
            throw Mismatch(message: "cannot decode !!\(name) `\(text)` as a !!\(kind)")
        default:
            return .string(text)
        }
    }

    private static func name(_ value: Node.Value) -> String {
        switch value {
        case .null: "null"
        case .bool: "bool"
        case .int, .uint: "int"
        case .float: "float"
        case .timestamp: "timestamp"
        case .string: "str"
        case .sequence: "seq"
        case .mapping: "map"
        }
    }
}
