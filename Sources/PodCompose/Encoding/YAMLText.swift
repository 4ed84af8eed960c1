import OrderedCollections

/// Writes nodes as YAML text in block style with an indent of two, as go.yaml.in v3 does.
///
/// Keys come in the order of the mappings. A string is quoted where it would otherwise be read as something else, or
/// where readers of YAML 1.1 would.
package enum YAMLText {
    /// The text, with a final line break.
    package static func encode(_ node: Node) -> String {
        var writer = Writer()
        writer.write(node, indent: -2)
        if writer.column > 0 { writer.breakLine() }
        return String(decoding: writer.output, as: UTF8.self)
    }

    private struct Writer {
        var output: [UInt8] = []
        var column = 0

        /// - Parameter indent: The column of the collection that the node stands in.
        mutating func write(_ node: Node, indent: Int) {
            switch node.value {
            case .null: put("null")
            case .bool(let bool): put(bool ? "true" : "false")
            case .int(let int): put(String(int))
            case .uint(let uint): put(String(uint))
            case .float(let double): put(Self.text(double))
            case .timestamp(let text): put(text)
            case .string(let string): write(string, indent: indent)
            case .sequence(let items) where items.isEmpty: put("[]")
            case .mapping(let mapping) where mapping.isEmpty: put("{}")
            case .sequence(let items):
                for item in items {
                    startLine(indent + 2)
                    put("-")
                    writeValue(item, indent: indent + 2, sameLine: true)
                }
            case .mapping(let mapping):
                for (key, entry) in mapping.elements {
                    startLine(indent + 2)
                    if YAMLScalarText.isSimpleKey(key) {
                        write(key, indent: indent + 2)
                        put(":")
                        writeValue(entry.node, indent: indent + 2, sameLine: false)
                    } else {
                        put("? ")
                        write(key, indent: indent + 2)
                        startLine(indent + 2)
                        put(":")
                        writeValue(entry.node, indent: indent + 2, sameLine: true)
                    }
                }
            }
        }

        /// What follows an indicator: on its line, or, for collections below a key, on lines of their own.
        private mutating func writeValue(_ node: Node, indent: Int, sameLine: Bool) {
            let isBlock =
                switch node.value {
                case .sequence(let items): !items.isEmpty
                case .mapping(let mapping): !mapping.isEmpty
                default: false
                }
            if !isBlock || sameLine { put(" ") }
            write(node, indent: indent)
        }

        private mutating func write(_ string: String, indent: Int) {
            switch YAMLScalarText(string) {
            case .inline(let text): put(text)
            case .block(let header, let lines):
                put(header)
                breakLine()
                for line in lines {
                    if !line.isEmpty {
                        startLine(max(2, indent + 2))
                        put(line)
                    }
                    breakLine()
                }
                // The last line keeps its break only if the text has one.
                if header.ends(with: "-"), !output.isEmpty {
                    output.removeLast()
                    column = 1
                }
            }
        }

        private static func text(_ double: Double) -> String {
            if double.isNaN { return ".nan" }
            if double.isInfinite { return double < 0 ? "-.inf" : ".inf" }
            return GoFormat.float(double)
        }

        /// Moves to a column, on a new line unless the current one is blank and does not reach beyond it.
        private mutating func startLine(_ target: Int) {
            if column > target || (column > 0 && output.last != UInt8(ascii: " ")) { breakLine() }
            output.append(contentsOf: repeatElement(UInt8(ascii: " "), count: target - column))
            column = target
        }

        mutating func breakLine() {
            output.append(UInt8(ascii: "\n"))
            column = 0
        }

        private mutating func put(_ text: some StringProtocol) {
            output.append(contentsOf: text.utf8)
            column += text.utf8.count
        }
    }
}
