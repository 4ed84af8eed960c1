/// Writes JSON text (RFC 8259) value by value.
package struct JSONWriter {
    /// How values are laid out.
    package enum Layout: Sendable {
        /// Without a blank.
        case compact
        /// On one line.
        case line
        /// Members and items on lines of their own, indented by `unit` more than `indent`.
        case lines(indent: String, unit: String)
    }

    /// What is escaped in strings beyond quotes, backslashes and control characters.
    package enum Escapes: Sendable {
        /// What YAML does not accept or reads otherwise, so that the text is YAML too.
        case yaml
        /// What Go's `encoding/json` escapes: `<`, `>`, `&` and the line separators of Unicode.
        case html
    }

    private var output: [UInt8] = []
    private let layout: Layout
    private let escapes: Escapes
    private var depth = 0

    package init(_ layout: Layout, escapes: Escapes = .yaml) {
        self.layout = layout
        self.escapes = escapes
    }

    /// What was written, without a final line break.
    package var text: String { String(decoding: output, as: UTF8.self) }

    /// Writes a number, `true`, `false` or `null`, which is its text.
    package mutating func write(word: String) {
        output += word.utf8
    }

    /// Writes an array, each of whose items `body` writes.
    package mutating func write<Items: Collection, Failure: Error>(
        array items: Items,
        _ body: (inout JSONWriter, Items.Element) throws(Failure) -> Void
    ) throws(Failure) {
        try write(items, "[", "]", body)
    }

    /// Writes an object, each of whose members `body` writes: its key, then its value.
    package mutating func write<Members: Collection, Failure: Error>(
        object members: Members,
        _ body: (inout JSONWriter, Members.Element) throws(Failure) -> Void
    ) throws(Failure) {
        try write(members, "{", "}", body)
    }

    /// Writes the key of a member, and what parts it from its value.
    package mutating func write(key: String) {
        write(string: key)
        output.append(UInt8(ascii: ":"))
        if case .compact = layout { return }
        output.append(UInt8(ascii: " "))
    }

    private mutating func write<Items: Collection, Failure: Error>(
        _ items: Items,
        _ open: Unicode.Scalar,
        _ close: Unicode.Scalar,
        _ body: (inout JSONWriter, Items.Element) throws(Failure) -> Void
    ) throws(Failure) {
        output.append(UInt8(ascii: open))
        depth += 1
        var isFirst = true
        for item in items {
            if !isFirst { output.append(UInt8(ascii: ",")) }
            if case .line = layout, !isFirst { output.append(UInt8(ascii: " ")) }
            isFirst = false
            breakLine()
            try body(&self, item)
        }
        depth -= 1
        if !isFirst { breakLine() }
        output.append(UInt8(ascii: close))
    }

    private mutating func breakLine() {
        guard case .lines(let indent, let unit) = layout else { return }
        output.append(UInt8(ascii: "\n"))
        output += indent.utf8
        for _ in 0..<depth { output += unit.utf8 }
    }
}

// MARK: Strings

extension JSONWriter {
    /// Writes a string in quotes.
    package mutating func write(string: String) {
        output.append(UInt8(ascii: "\""))
        var string = string
        string.withUTF8 { bytes in
            var pending = 0
            for index in bytes.indices {
                guard let (escape, width) = escape(bytes, index) else { continue }
                output += bytes[pending..<index]
                output += escape.utf8
                pending = index + width
            }
            output += bytes[pending...]
        }
        output.append(UInt8(ascii: "\""))
    }

    /// What stands for the character at a place, and how many bytes that has; `nil` if it stands for itself.
    private func escape(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> (String, width: Int)? {
        switch bytes[index] {
        case UInt8(ascii: "\""): return ("\\\"", 1)
        case UInt8(ascii: "\\"): return ("\\\\", 1)
        case UInt8(ascii: "\n"): return ("\\n", 1)
        case UInt8(ascii: "\r"): return ("\\r", 1)
        case UInt8(ascii: "\t"): return ("\\t", 1)
        case 0x08: return ("\\b", 1)
        case 0x0C: return ("\\f", 1)
        case let byte where byte < 0x20: return (Self.unicode(UInt32(byte)), 1)
        case let byte where byte < 0x80:
            let isEscaped =
                switch escapes {
                case .html: byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "&")
                case .yaml: byte == 0x7F
                }
            return isEscaped ? (Self.unicode(UInt32(byte)), 1) : nil
        case 0xC2 where escapes == .yaml && bytes[index + 1] < 0xA0:
            return (Self.unicode(UInt32(bytes[index + 1])), 2)
        case let byte where byte == 0xE2 || byte == 0xEF:
            let tail = UInt32(bytes[index + 1] & 0x3F) << 6 | UInt32(bytes[index + 2] & 0x3F)
            let scalar = UInt32(byte & 0x0F) << 12 | tail
            let isEscaped =
                switch scalar {
                case 0x2028, 0x2029: true
                case 0xFEFF, 0xFFFE, 0xFFFF: escapes == .yaml
                default: false
                }
            return isEscaped ? (Self.unicode(scalar), 3) : nil
        default: return nil
        }
    }

    private static func unicode(_ scalar: UInt32) -> String { "\\u" + GoFormat.hex(scalar, width: 4) }
}
