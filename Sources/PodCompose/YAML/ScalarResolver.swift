/// Gives plain scalars their types, as go.yaml.in v3 does: YAML 1.2 booleans, integers of YAML 1.1 and 1.2, floats,
/// nulls and dates.
package enum ScalarResolver {
    /// The type of a scalar without a tag that was written without quotes.
    package static func resolve(_ text: String, timestamps: Bool = true) -> Node.Value {
        guard let first = text.utf8.first else { return .null }
        switch first {
        case UInt8(ascii: "~"), UInt8(ascii: "n"), UInt8(ascii: "N"), UInt8(ascii: "t"), UInt8(ascii: "T"),
            UInt8(ascii: "f"), UInt8(ascii: "F"):
            return word(text) ?? .string(text)
        case UInt8(ascii: "."):
            if let special = word(text) { return special }
            return (try? GoNumber.double(text)).map { .float($0) } ?? .string(text)
        case UInt8(ascii: "0")...UInt8(ascii: "9"):
            if timestamps, let timestamp = YAMLTimestamp.canonical(text) { return .timestamp(timestamp) }
            return number(text) ?? .string(text)
        case UInt8(ascii: "+"), UInt8(ascii: "-"):
            return word(text) ?? number(text) ?? .string(text)
        default:
            return .string(text)
        }
    }

    private static func word(_ text: String) -> Node.Value? {
        switch text {
        case "true", "True", "TRUE": .bool(true)
        case "false", "False", "FALSE": .bool(false)
        case "~", "null", "Null", "NULL": .null
        case ".nan", ".NaN", ".NAN": .float(.nan)
        case ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF": .float(.infinity)
        case "-.inf", "-.Inf", "-.INF": .float(-.infinity)
        default: nil
        }
    }

    private static func number(_ text: String) -> Node.Value? {
        // Most scalars that begin with a digit are ports, versions or sizes: look before parsing.
        guard text.utf8.allSatisfy(isNumeric) else { return nil }
        let plain = text.utf8.contains(UInt8(ascii: "_")) ? String(text.filter { $0 != "_" }) : text
        if let value = try? GoNumber.int64(plain, base: 0) { return .int(value) }
        if let value = try? GoNumber.uint64(plain, base: 0) { return .uint(value) }
        if isDecimalFloat(plain), let value = try? GoNumber.double(plain) { return .float(value) }
        return prefixed(plain)
    }

    private static func isNumeric(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
            UInt8(ascii: "A")...UInt8(ascii: "F"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."),
            UInt8(ascii: "_"), UInt8(ascii: "x"), UInt8(ascii: "X"), UInt8(ascii: "o"), UInt8(ascii: "O"):
            true
        default: false
        }
    }

    /// `0b-11` and `0o-7`: the reference strips the prefix and reads what is left with its own sign.
    private static func prefixed(_ text: String) -> Node.Value? {
        for (prefix, base) in [("0b", 2), ("0o", 8)] where text.begins(with: prefix) {
            return (try? GoNumber.int64(text.dropFirst(2), base: base)).map { .int($0) }
        }
        return nil
    }

    /// `[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?`
    private static func isDecimalFloat(_ text: String) -> Bool {
        var bytes = text.utf8[...]
        func skipSign() {
            if let byte = bytes.first, byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") { bytes.removeFirst() }
        }
        func skipDigits() -> Bool {
            let rest = bytes.drop { (0x30...0x39).contains($0) }
            defer { bytes = rest }
            return rest.startIndex != bytes.startIndex
        }
        skipSign()
        let whole = skipDigits()
        if bytes.first == UInt8(ascii: ".") {
            bytes.removeFirst()
            let fraction = skipDigits()
            guard whole || fraction else { return false }
        } else if !whole {
            return false
        }
        if let byte = bytes.first, byte | 0x20 == UInt8(ascii: "e") {
            bytes.removeFirst()
            skipSign()
            guard skipDigits() else { return false }
        }
        return bytes.isEmpty
    }
}
