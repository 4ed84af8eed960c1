import OrderedCollections

/// Writes nodes as JSON text, as Go's `encoding/json` does with an indent of two.
///
/// Keys come in the order of the mappings; `<`, `>`, `&` and the line separators of Unicode are escaped.
package enum JSONText {
    /// The text without a final line break.
    ///
    /// - Throws: For a number that JSON has no notation for: infinity and not-a-number.
    package static func encode(
        _ node: Node,
        _ layout: JSONWriter.Layout = .lines(indent: "", unit: "  ")
    ) throws(ComposeError) -> String {
        var writer = JSONWriter(layout, escapes: .html)
        try write(node, to: &writer)
        return writer.text
    }

    private static func write(_ node: Node, to writer: inout JSONWriter) throws(ComposeError) {
        switch node.value {
        case .null: writer.write(word: "null")
        case .bool(let bool): writer.write(word: bool ? "true" : "false")
        case .int(let int): writer.write(word: String(int))
        case .uint(let uint): writer.write(word: String(uint))
        case .float(let double):
            guard double.isFinite else {
                throw ComposeError(
                    .invalid,
                    "json: unsupported value: \(GoFormat.float(double))",
                    at: node.location == .none ? nil : node.location
                )
            }
            writer.write(word: GoFormat.json(double))
        case .string(let string), .timestamp(let string): writer.write(string: string)
        case .sequence(let items):
            try writer.write(array: items) { (writer, item) throws(ComposeError) in try write(item, to: &writer) }
        case .mapping(let mapping):
            try writer.write(object: mapping.elements) { (writer, element) throws(ComposeError) in
                writer.write(key: element.key)
                try write(element.value.node, to: &writer)
            }
        }
    }
}
