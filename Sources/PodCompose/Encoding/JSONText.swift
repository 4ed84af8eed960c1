import OrderedCollections

/// Writes nodes as JSON text, as Go's `encoding/json` does with an indent of two.
///
/// Keys come in the order of the mappings; `<`, `>`, `&` and the line separators of Unicode are escaped.
package enum JSONText {
    /// The text without a final line break.
    ///
    /// - Throws: For a number that JSON has no notation for: infinity and not-a-number.
    package static func encode(_ node: Node) throws(ComposeError) -> String {
        var writer = Writer()
        try writer.write(node, indent: 0)
        return String(decoding: writer.output, as: UTF8.self)
    }

    private struct Writer {
        var output: [UInt8] = []

        mutating func write(_ node: Node, indent: Int) throws(ComposeError) {
            switch node.value {
            case .null: output += "null".utf8
            case .bool(let bool): output += (bool ? "true" : "false").utf8
            case .int(let int): output += String(int).utf8
            case .uint(let uint): output += String(uint).utf8
            case .float(let double):
                guard double.isFinite else {
                    throw ComposeError(
                        .invalid,
                        "json: unsupported value: \(GoFormat.float(double))",
                        at: node.location == .none ? nil : node.location
                    )
                }
                output += GoFormat.json(double).utf8
            case .string(let string), .timestamp(let string): write(string)
            case .sequence(let items):
                try write(items, "[", "]", indent: indent) { (writer, item) throws(ComposeError) in
                    try writer.write(item, indent: indent + 1)
                }
            case .mapping(let mapping):
                try write(mapping.elements, "{", "}", indent: indent) { (writer, element) throws(ComposeError) in
                    writer.write(element.key)
                    writer.output += ": ".utf8
                    try writer.write(element.value.node, indent: indent + 1)
                }
            }
        }

        private mutating func write<Items: Collection>(
            _ items: Items,
            _ open: Unicode.Scalar,
            _ close: Unicode.Scalar,
            indent: Int,
            each: (inout Writer, Items.Element) throws(ComposeError) -> Void
        ) throws(ComposeError) {
            output.append(UInt8(ascii: open))
            var isFirst = true
            for item in items {
                if !isFirst { output.append(UInt8(ascii: ",")) }
                isFirst = false
                breakLine(indent + 1)
                try each(&self, item)
            }
            if !isFirst { breakLine(indent) }
            output.append(UInt8(ascii: close))
        }

        private mutating func breakLine(_ indent: Int) {
            output.append(UInt8(ascii: "\n"))
            output.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * indent))
        }

        private mutating func write(_ string: String) {
            output.append(UInt8(ascii: "\""))
            var string = string
            string.withUTF8 { bytes in
                var pending = 0
                for index in bytes.indices {
                    guard let (escape, width) = Self.escape(bytes, index) else { continue }
                    output.append(contentsOf: bytes[pending..<index])
                    output += escape.utf8
                    pending = index + width
                }
                output.append(contentsOf: bytes[pending...])
            }
            output.append(UInt8(ascii: "\""))
        }

        private static func escape(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> (String, width: Int)? {
            let byte = bytes[index]
            switch byte {
            case UInt8(ascii: "\""): return ("\\\"", 1)
            case UInt8(ascii: "\\"): return ("\\\\", 1)
            case UInt8(ascii: "\n"): return ("\\n", 1)
            case UInt8(ascii: "\r"): return ("\\r", 1)
            case UInt8(ascii: "\t"): return ("\\t", 1)
            case 0x08: return ("\\b", 1)
            case 0x0C: return ("\\f", 1)
            case ..<0x20, UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&"):
                return ("\\u" + GoFormat.hex(UInt32(byte), width: 4), 1)
            case 0xE2 where bytes[index + 1] == 0x80 && bytes[index + 2] & 0xFE == 0xA8:
                return (bytes[index + 2] == 0xA8 ? "\\u2028" : "\\u2029", 3)
            default: return nil
            }
        }
    }
}
