/// How a string is written in YAML: plain, quoted or as a block.
enum YAMLScalarText: Hashable {
    /// On one line, with its quotes.
    case inline(String)
    /// A literal block: `|` with its hints, and the lines, which the writer indents.
    case block(header: String, lines: [Substring])

    init(_ string: String) {
        let traits = Traits(string)
        if traits.hasNewline, traits.allowsBlock {
            self = Self.block(string)
            return
        }
        if !traits.hasNewline, Self.readsAsString(string) {
            if traits.allowsPlain {
                self = .inline(string)
                return
            }
            if traits.allowsSingleQuotes {
                self = .inline(
                    "'" + string.parts(at: "'").joined(separator: "''") + "'"
                )
                return
            }
        }
        self = .inline(Self.doubleQuoted(string))
    }

    /// Whether a key can stand in front of its colon without a question mark.
    static func isSimpleKey(_ key: String) -> Bool {
        key.utf8.count <= 128 && !Traits(key).hasBreak
    }

    /// Whether a reader takes the plain text for a string, one of YAML 1.1 included, and not for a merge key.
    private static func readsAsString(_ string: String) -> Bool {
        guard case .string = ScalarResolver.resolve(string) else { return false }
        switch string {
        case "y", "Y", "yes", "Yes", "YES", "on", "On", "ON", "n", "N", "no", "No", "NO", "off", "Off", "OFF",
            "<<":
            return false
        default: return !isBase60(string)
        }
    }

    /// `[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)?`
    private static func isBase60(_ string: String) -> Bool {
        var bytes = string.utf8[...]
        if let sign = bytes.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") { bytes.removeFirst() }
        let isDigit = { (byte: UInt8) in (0x30...0x39).contains(byte) }
        guard let first = bytes.first, isDigit(first) else { return false }
        bytes = bytes.drop { isDigit($0) || $0 == UInt8(ascii: "_") }
        var groups = 0
        while bytes.first == UInt8(ascii: ":") {
            bytes.removeFirst()
            let digits = bytes.prefix(3).prefix(while: isDigit)
            switch digits.count {
            case 1: break
            case 2 where digits.first ?? 0 <= UInt8(ascii: "5"): break
            default: return false
            }
            bytes = bytes[digits.endIndex...]
            groups += 1
        }
        if bytes.first == UInt8(ascii: ".") {
            bytes = bytes.dropFirst().drop { isDigit($0) || $0 == UInt8(ascii: "_") }
        }
        return groups > 0 && bytes.isEmpty
    }

    private static func block(_ string: String) -> Self {
        var header = "|"
        // Readers guess the indent from the first line, which one that begins like this would mislead.
        if [" ", "\n", "\t"].contains(where: { string.begins(with: $0) }) { header += "2" }
        var lines = string.parts(at: "\n")
        if lines.last?.isEmpty == true {
            lines.removeLast()
            if string == "\n" || string.ends(with: "\n\n") { header += "+" }
        } else {
            header += "-"
        }
        return .block(header: header, lines: lines)
    }

    private static func doubleQuoted(_ string: String) -> String {
        var text = "\""
        for scalar in string.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\0": text += "\\0"
            case "\u{07}": text += "\\a"
            case "\u{08}": text += "\\b"
            case "\t": text += "\\t"
            case "\n": text += "\\n"
            case "\u{0B}": text += "\\v"
            case "\u{0C}": text += "\\f"
            case "\r": text += "\\r"
            case "\u{1B}": text += "\\e"
            case "\u{85}": text += "\\N"
            case "\u{2028}": text += "\\L"
            case "\u{2029}": text += "\\P"
            case _ where Traits.isPrintable(scalar): text.unicodeScalars.append(scalar)
            case _ where scalar.value <= 0xFF: text += "\\x" + GoFormat.hex(scalar.value, width: 2).uppercased()
            case _ where scalar.value <= 0xFFFF: text += "\\u" + GoFormat.hex(scalar.value, width: 4).uppercased()
            default: text += "\\U" + GoFormat.hex(scalar.value, width: 8).uppercased()
            }
        }
        return text + "\""
    }
}
