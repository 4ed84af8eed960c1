import Glibc

/// Numbers as Go's `strconv` reads them: what the reference accepts is defined by that package.
package enum GoNumber {
    package enum Failure: Error, Hashable {
        case syntax
        case range
    }

    /// `strconv.ParseInt(text, base, 64)`; base 0 reads the prefixes `0x`, `0o`, `0b` and a leading `0` as octal.
    package static func int64(_ text: some StringProtocol, base: Int = 10) throws(Failure) -> Int64 {
        var digits = Array(text.utf8)[...]
        var negative = false
        if let sign = digits.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") {
            negative = sign == UInt8(ascii: "-")
            digits = digits.dropFirst()
        }
        let magnitude = try unsigned(digits, base: base)
        if negative {
            guard magnitude <= UInt64(Int64.max) + 1 else { throw .range }
            return Int64(truncatingIfNeeded: 0 &- magnitude)
        }
        guard magnitude <= UInt64(Int64.max) else { throw .range }
        return Int64(magnitude)
    }

    /// `strconv.ParseUint(text, base, 64)`: no sign.
    package static func uint64(_ text: some StringProtocol, base: Int = 10) throws(Failure) -> UInt64 {
        try unsigned(Array(text.utf8)[...], base: base)
    }

    /// `strconv.ParseFloat(text, 64)`: decimal and hexadecimal notation, `inf`, `infinity`, `nan` in any case, and
    /// underscores between digits.
    package static func double(_ text: some StringProtocol) throws(Failure) -> Double {
        let cleaned = try floatText(text)
        let value = strtod(cleaned, nil)
        guard value.isFinite || !cleaned.utf8.contains(where: { (0x30...0x39).contains($0) }) else { throw .range }
        return value
    }

    /// `strconv.ParseFloat(text, 32)`, rounded once, straight to the nearest 32-bit number.
    package static func float(_ text: some StringProtocol) throws(Failure) -> Float {
        let cleaned = try floatText(text)
        let value = strtof(cleaned, nil)
        guard value.isFinite || !cleaned.utf8.contains(where: { (0x30...0x39).contains($0) }) else { throw .range }
        return value
    }

    private static func unsigned(_ text: ArraySlice<UInt8>, base: Int) throws(Failure) -> UInt64 {
        guard let first = text.first else { throw .syntax }
        var digits = text
        var radix = UInt64(base)
        if base == 0 {
            radix = 10
            if first == UInt8(ascii: "0") {
                let marker = text.count >= 3 ? text[text.startIndex + 1] | 0x20 : 0
                switch marker {
                case UInt8(ascii: "b"): (radix, digits) = (2, text.dropFirst(2))
                case UInt8(ascii: "o"): (radix, digits) = (8, text.dropFirst(2))
                case UInt8(ascii: "x"): (radix, digits) = (16, text.dropFirst(2))
                default: (radix, digits) = (8, text.dropFirst())
                }
            }
        }
        var value: UInt64 = 0
        var overflow = false
        for byte in digits {
            let digit: UInt64
            switch byte {
            case 0x30...0x39: digit = UInt64(byte - 0x30)
            case 0x61...0x7A: digit = UInt64(byte - 0x61) + 10
            case 0x41...0x5A: digit = UInt64(byte - 0x41) + 10
            default: throw .syntax
            }
            guard digit < radix else { throw .syntax }
            let (product, overflowed) = value.multipliedReportingOverflow(by: radix)
            let (sum, overflowedToo) = product.addingReportingOverflow(digit)
            overflow = overflow || overflowed || overflowedToo
            value = sum
        }
        if overflow { throw .range }
        return value
    }

    /// Checks the grammar of a floating-point literal and returns it without underscores, for `strtod`.
    private static func floatText(_ text: some StringProtocol) throws(Failure) -> String {
        let bytes = Array(text.utf8)
        var index = 0
        func peek(_ offset: Int = 0) -> UInt8 { index + offset < bytes.count ? bytes[index + offset] : 0 }
        if peek() == UInt8(ascii: "+") || peek() == UInt8(ascii: "-") { index += 1 }
        let word = String(decoding: bytes[index...], as: UTF8.self).lowercased()
        let signed = index > 0
        if word == "inf" || word == "infinity" || (word == "nan" && !signed) {
            return String(text)
        }
        let hex = peek() == UInt8(ascii: "0") && peek(1) | 0x20 == UInt8(ascii: "x")
        if hex { index += 2 }
        func isDigit(_ byte: UInt8) -> Bool {
            (0x30...0x39).contains(byte) || (hex && (0x61...0x66).contains(byte | 0x20))
        }
        // An underscore stands between two digits, or between the base prefix and a digit.
        var previousIsDigit = hex
        func scanDigits() throws(Failure) -> Int {
            var count = 0
            while isDigit(peek()) || peek() == UInt8(ascii: "_") {
                if peek() == UInt8(ascii: "_") {
                    guard previousIsDigit, isDigit(peek(1)) else { throw .syntax }
                } else {
                    count += 1
                    previousIsDigit = true
                }
                index += 1
            }
            return count
        }
        var digits = try scanDigits()
        if peek() == UInt8(ascii: ".") {
            index += 1
            previousIsDigit = false
            digits += try scanDigits()
        }
        guard digits > 0 else { throw .syntax }
        let exponentMark = hex ? UInt8(ascii: "p") : UInt8(ascii: "e")
        if peek() | 0x20 == exponentMark {
            index += 1
            if peek() == UInt8(ascii: "+") || peek() == UInt8(ascii: "-") { index += 1 }
            previousIsDigit = false
            var exponentDigits = 0
            while (0x30...0x39).contains(peek()) || peek() == UInt8(ascii: "_") {
                if peek() == UInt8(ascii: "_") {
                    guard exponentDigits > 0, (0x30...0x39).contains(peek(1)) else { throw .syntax }
                } else {
                    exponentDigits += 1
                }
                index += 1
            }
            guard exponentDigits > 0 else { throw .syntax }
        } else if hex {
            throw .syntax
        }
        guard index == bytes.count else { throw .syntax }
        return String(decoding: bytes.filter { $0 != UInt8(ascii: "_") }, as: UTF8.self)
    }
}
