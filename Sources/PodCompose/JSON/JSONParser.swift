/// Reads JSON (RFC 8259) strictly, remembering where each value stands. Keys must be unique.
struct JSONParser {
    struct Failure: Error {
        let message: String
        let offset: Int
    }

    /// Values within values; more is refused rather than followed.
    private static let depthLimit = 128

    private let bytes: [UInt8]
    private var index = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    mutating func document() throws(Failure) -> JSONNode {
        guard String(validating: bytes, as: UTF8.self) != nil else { throw fail("the file is not UTF-8", at: 0) }
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { index = 3 }
        let root = try value(depth: 0)
        skipBlanks()
        guard index == bytes.count else { throw fail("there is more after the JSON value") }
        return root
    }

    private mutating func value(depth: Int) throws(Failure) -> JSONNode {
        skipBlanks()
        guard depth < Self.depthLimit else { throw fail("values are nested more than \(Self.depthLimit) deep") }
        let start = index
        let value: JSONNode.Value
        switch peek {
        case UInt8(ascii: "{"): value = try object(depth)
        case UInt8(ascii: "["): value = try array(depth)
        case UInt8(ascii: "\""): value = .string(try string())
        case let byte? where byte == UInt8(ascii: "-") || (0x30...0x39).contains(byte): value = .number(try number())
        case UInt8(ascii: "t"): value = try word("true", .bool(true))
        case UInt8(ascii: "f"): value = try word("false", .bool(false))
        case UInt8(ascii: "n"): value = try word("null", .null)
        default: throw fail("expected a JSON value")
        }
        return JSONNode(value: value, range: start..<index)
    }

    private mutating func object(_ depth: Int) throws(Failure) -> JSONNode.Value {
        var members: [JSONNode.Member] = []
        var keys: Set<String> = []
        index += 1
        skipBlanks()
        if take("}") { return .object([]) }
        while true {
            skipBlanks()
            guard peek == UInt8(ascii: "\"") else { throw fail("expected a key in double quotes") }
            let start = index
            let key = try string()
            guard keys.insert(key).inserted else { throw fail("the key \(key) is there twice", at: start) }
            skipBlanks()
            guard take(":") else { throw fail("expected a colon after the key \(key)") }
            members.append(JSONNode.Member(key: key, start: start, node: try value(depth: depth + 1)))
            skipBlanks()
            if take("}") { return .object(members) }
            guard take(",") else { throw fail("expected a comma or a closing brace") }
        }
    }

    private mutating func array(_ depth: Int) throws(Failure) -> JSONNode.Value {
        var items: [JSONNode] = []
        index += 1
        skipBlanks()
        if take("]") { return .array([]) }
        while true {
            items.append(try value(depth: depth + 1))
            skipBlanks()
            if take("]") { return .array(items) }
            guard take(",") else { throw fail("expected a comma or a closing bracket") }
        }
    }

    private mutating func number() throws(Failure) -> String {
        let start = index
        _ = take("-")
        if !take("0"), skipDigits() == 0 { throw fail("expected a digit") }
        if take("."), skipDigits() == 0 { throw fail("expected a digit after the point") }
        if take("e") || take("E") {
            if !take("+") { _ = take("-") }
            if skipDigits() == 0 { throw fail("expected a digit in the exponent") }
        }
        return String(decoding: bytes[start..<index], as: UTF8.self)
    }

    private mutating func word(_ word: String, _ value: JSONNode.Value) throws(Failure) -> JSONNode.Value {
        guard bytes[index...].starts(with: word.utf8) else { throw fail("expected a JSON value") }
        index += word.utf8.count
        return value
    }
}

// MARK: Strings

extension JSONParser {
    private mutating func string() throws(Failure) -> String {
        index += 1
        var content: [UInt8] = []
        while let byte = peek {
            switch byte {
            case UInt8(ascii: "\""):
                index += 1
                return String(decoding: content, as: UTF8.self)
            case UInt8(ascii: "\\"):
                content += try escape()
            case ..<0x20:
                throw fail("a control character in a string must be escaped")
            default:
                content.append(byte)
                index += 1
            }
        }
        throw fail("the string is not closed")
    }

    private mutating func escape() throws(Failure) -> [UInt8] {
        let start = index
        index += 1
        defer { index += 1 }
        switch peek {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [bytes[index]]
        case UInt8(ascii: "b"): return [0x08]
        case UInt8(ascii: "f"): return [0x0C]
        case UInt8(ascii: "n"): return [0x0A]
        case UInt8(ascii: "r"): return [0x0D]
        case UInt8(ascii: "t"): return [0x09]
        case UInt8(ascii: "u"):
            var unit = try codeUnit(start)
            if unit & 0xFC00 == 0xD800, bytes[(index + 1)...].starts(with: "\\u".utf8) {
                index += 2
                let low = try codeUnit(start)
                guard low & 0xFC00 == 0xDC00 else { throw fail("half of a surrogate pair", at: start) }
                unit = 0x10000 + (unit & 0x3FF) << 10 + low & 0x3FF
            }
            guard let scalar = Unicode.Scalar(unit) else { throw fail("half of a surrogate pair", at: start) }
            return Array(String(Character(scalar)).utf8)
        default: throw fail("no such escape", at: start)
        }
    }

    /// The four digits after `\u`; the index ends on the last.
    private mutating func codeUnit(_ start: Int) throws(Failure) -> UInt32 {
        let digits = bytes[(index + 1)...].prefix(4)
        guard digits.count == 4, digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
            let unit = UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
        else { throw fail("expected four hexadecimal digits", at: start) }
        index += 4
        return unit
    }
}

// MARK: Bytes

extension JSONParser {
    private var peek: UInt8? { index < bytes.count ? bytes[index] : nil }

    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard peek == UInt8(ascii: character) else { return false }
        index += 1
        return true
    }

    private mutating func skipDigits() -> Int {
        let start = index
        while let byte = peek, (0x30...0x39).contains(byte) { index += 1 }
        return index - start
    }

    private mutating func skipBlanks() {
        while let byte = peek, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D { index += 1 }
    }

    private func fail(_ message: String, at offset: Int? = nil) -> Failure {
        let atEnd = index >= bytes.count && offset == nil
        return Failure(message: atEnd ? "\(message), but the file ends" : message, offset: offset ?? index)
    }
}
