/// Values as Go's `fmt`, `strconv` and `encoding/json` print them: the reference turns numbers into strings this way.
package enum GoFormat {
    /// `%v` and `strconv.FormatFloat(value, 'g', -1, 64)`: the shortest digits that read back, scientific
    /// below 1e-4 and from 1e6 on: `0.1`, `100000`, `1e+06`, `1e-07`.
    package static func float(_ value: Double) -> String {
        guard value.isFinite else { return special(value) }
        return general(Decimal(value.description))
    }

    /// The same for a 32-bit number, with the digits that single precision needs.
    package static func float(_ value: Float) -> String {
        guard value.isFinite else { return special(Double(value)) }
        return general(Decimal(value.description))
    }

    /// A 32-bit number as the 64-bit one with the same shortest digits, so that it prints the same.
    package static func widened(_ value: Float) -> Double {
        Double(value.description) ?? Double(value)
    }

    /// As `encoding/json` writes it: plain digits between 1e-6 and 1e21. The value must be finite.
    package static func json(_ value: Double) -> String {
        let decimal = Decimal(value.description)
        let magnitude = value.magnitude
        guard magnitude != 0, magnitude < 1e-6 || magnitude >= 1e21 else { return decimal.plain }
        let text = decimal.scientific
        // e-09 becomes e-9.
        guard let mark = text.lastIndex(of: "e"), text[mark...].begins(with: "e-0") else { return text }
        return text[..<mark] + "e-" + text[mark...].dropFirst(3)
    }

    /// `%q`: in double quotes, with Go's escapes.
    package static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\u{07}": result += "\\a"
            case "\u{08}": result += "\\b"
            case "\u{0C}": result += "\\f"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            case "\u{0B}": result += "\\v"
            case _ where isPrintable(scalar): result.unicodeScalars.append(scalar)
            case _ where scalar.value < 0x80: result += "\\x" + hex(scalar.value, width: 2)
            case _ where scalar.value < 0x10000: result += "\\u" + hex(scalar.value, width: 4)
            default: result += "\\U" + hex(scalar.value, width: 8)
            }
        }
        return result + "\""
    }

    private static func special(_ value: Double) -> String {
        value.isNaN ? "NaN" : value < 0 ? "-Inf" : "+Inf"
    }

    private static func general(_ decimal: Decimal) -> String {
        decimal.exponent < -4 || decimal.exponent >= 6 ? decimal.scientific : decimal.plain
    }

    static func hex(_ value: UInt32, width: Int) -> String {
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }

    /// `unicode.IsPrint`: letters, marks, numbers, punctuation, symbols and the ASCII space.
    private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII { return (0x20...0x7E).contains(scalar.value) }
        switch scalar.properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator,
            .spaceSeparator:
            return false
        default: return true
        }
    }
}
