/// Splits a dotenv file into statements.
struct DotEnvReader {
    private let bytes: ArraySlice<UInt8>
    private let file: String
    private var index: Int
    private var line = 1
    /// Where the current line begins, for columns.
    private var lineStart: Int

    struct Statement {
        let key: String
        let value: Value
        let location: SourceLocation
    }

    enum Value {
        /// A key alone on its line.
        case inherited
        case literal(String)
        /// Text with variables to replace.
        case template(String)
    }

    init(_ bytes: [UInt8], file: String) {
        self.bytes = DotEnv.withoutByteOrderMark(bytes)
        self.file = file
        index = self.bytes.startIndex
        lineStart = index
    }

    /// The next statement, or nil at the end of the file.
    mutating func next() throws(ComposeError) -> Statement? {
        guard skipToStatement() else { return nil }
        let location = SourceLocation(file: file, line: line, column: index - lineStart + 1)
        skipExport()
        guard index < bytes.endIndex else {
            throw ComposeError(.syntax, "no variable name behind 'export'", at: location)
        }
        let (key, terminator) = try key(location)
        guard !key.has(" ") else { throw ComposeError(.syntax, "key cannot contain a space", at: location) }
        if terminator == UInt8(ascii: "\n") {
            skipBlanks()
            return Statement(key: key, value: .inherited, location: location)
        }
        skipBlanks()
        return Statement(key: key, value: try value(of: key, location), location: location)
    }

    // MARK: Keys

    /// The key, and what ends it. At the end of the file nothing does: as in the reference, all the rest is then the
    /// value of a key without a name.
    private mutating func key(_ location: SourceLocation) throws(ComposeError) -> (String, terminator: UInt8?) {
        var end = index
        while end < bytes.endIndex {
            let byte = bytes[end]
            switch byte {
            case UInt8(ascii: "="), UInt8(ascii: ":"), UInt8(ascii: "\n"):
                let key = trimmed(bytes[index..<end])
                advance(to: end + 1)
                return (key, byte)
            case UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "["), UInt8(ascii: "]"):
                end += 1
            default:
                let (scalar, width) = scalar(at: end)
                guard Self.isBlank(scalar) || Self.isKeyCharacter(scalar) else {
                    throw unexpected(scalar, location)
                }
                end += width
            }
        }
        return ("", nil)
    }

    private func unexpected(_ scalar: Unicode.Scalar, _ location: SourceLocation) -> ComposeError {
        let name = bytes[index...].prefix { byte in
            byte != UInt8(ascii: "=") && byte != UInt8(ascii: ":") && byte != UInt8(ascii: "\n")
        }
        let shown = GoFormat.quoted(String(decoding: name.prefix(100), as: UTF8.self))
        let character = GoFormat.quoted(String(Character(scalar)))
        return ComposeError(.syntax, "unexpected character \(character) in variable name \(shown)", at: location)
    }

    // MARK: Values

    private mutating func value(of key: String, _ location: SourceLocation) throws(ComposeError) -> Value {
        guard index < bytes.endIndex else { return .template("") }
        let quote = bytes[index]
        guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return .template(unquotedValue()) }
        var text: [UInt8] = []
        var escaped = false
        var end = index + 1
        while end < bytes.endIndex {
            let byte = bytes[end]
            end += 1
            if byte == quote, !escaped {
                advance(to: end)
                return quote == UInt8(ascii: "'")
                    ? .literal(String(decoding: text, as: UTF8.self))
                    : .template(DotEnvEscapes.expand(text))
            }
            if byte == UInt8(ascii: "\\"), !escaped {
                escaped = true
                continue
            }
            if escaped, byte != quote { text.append(UInt8(ascii: "\\")) }
            escaped = false
            text.append(byte)
        }
        throw ComposeError(.syntax, "unterminated quoted value of \(key)", at: location)
    }

    private mutating func unquotedValue() -> String {
        let rest = bytes[index...]
        let lineEnd = rest.firstIndex(of: UInt8(ascii: "\n")) ?? bytes.endIndex
        var value = bytes[index..<lineEnd]
        if let comment = value.indices.first(where: {
            value[$0] == UInt8(ascii: "#") && $0 > value.startIndex && value[$0 - 1] == UInt8(ascii: " ")
        }) {
            value = value[..<(comment - 1)]
        }
        advance(to: min(lineEnd + 1, bytes.endIndex))
        return trimmed(value)
    }

    // MARK: Moving on

    /// Skips blank lines and comments; false at the end of the file.
    private mutating func skipToStatement() -> Bool {
        while index < bytes.endIndex {
            let (scalar, width) = scalar(at: index)
            if scalar == "#" {
                advance(to: bytes[index...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.endIndex)
            } else if scalar.properties.isWhitespace {
                advance(to: index + width)
            } else {
                return true
            }
        }
        return false
    }

    private mutating func skipExport() {
        let word = Array("export".utf8)
        guard bytes[index...].starts(with: word), index + word.count < bytes.endIndex else { return }
        switch bytes[index + word.count] {
        case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"), 0x0C:
            index += word.count
            skipBlanks()
        default: return
        }
    }

    private mutating func skipBlanks() {
        while index < bytes.endIndex {
            let (scalar, width) = scalar(at: index)
            guard Self.isBlank(scalar) else { return }
            index += width
        }
    }

    private mutating func advance(to target: Int) {
        while let newline = bytes[index..<target].firstIndex(of: UInt8(ascii: "\n")) {
            line += 1
            lineStart = newline + 1
            index = newline + 1
        }
        index = target
    }

    // MARK: Characters

    /// The scalar that begins at `position`; an invalid byte counts as one replacement character.
    private func scalar(at position: Int) -> (Unicode.Scalar, width: Int) {
        if bytes[position] < 0x80 { return (Unicode.Scalar(bytes[position]), 1) }
        var decoder = UTF8()
        var iterator = bytes[position...].makeIterator()
        guard case .scalarValue(let scalar) = decoder.decode(&iterator) else { return ("\u{FFFD}", 1) }
        return (scalar, UTF8.width(scalar))
    }

    /// Blanks that do not end a line.
    private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "\t", "\u{0B}", "\u{0C}", "\r", " ", "\u{85}", "\u{A0}": true
        default: false
        }
    }

    private static func isKeyCharacter(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
            .letterNumber, .otherNumber:
            true
        default: false
        }
    }

    private func trimmed(_ bytes: ArraySlice<UInt8>) -> String {
        let text = String(decoding: bytes, as: UTF8.self)
        guard let last = text.unicodeScalars.last(where: { !$0.properties.isWhitespace }) else { return "" }
        guard last != text.unicodeScalars.last else { return text }
        var scalars = text.unicodeScalars[...]
        while let scalar = scalars.last, scalar.properties.isWhitespace { scalars.removeLast() }
        return String(scalars)
    }
}
