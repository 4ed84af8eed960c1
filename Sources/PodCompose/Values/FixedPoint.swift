/// Decimal numbers as integers: a value in units of a power of ten.
package enum FixedPoint {
    /// The smallest number of units that is not below the decimal number `text`, one unit being 10^-fractionDigits.
    ///
    /// Notation: a sign, digits with or without a point, an exponent. What 63 bits cannot hold is clamped.
    ///
    /// - Returns: `nil` for any other text.
    package static func parse(_ text: String, fractionDigits: Int) -> Int64? {
        var rest = Array(text.utf8)[...]
        let isNegative = rest.first == UInt8(ascii: "-")
        if isNegative || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
        var digits = takeDigits(&rest)
        var wholeCount = digits.count
        if rest.first == UInt8(ascii: ".") {
            rest.removeFirst()
            digits += takeDigits(&rest)
        }
        guard !digits.isEmpty else { return nil }
        if let mark = rest.first, mark | 0x20 == UInt8(ascii: "e") {
            guard let exponent = takeExponent(rest.dropFirst()) else { return nil }
            wholeCount += exponent
            rest = []
        }
        guard rest.isEmpty else { return nil }
        let magnitude = units(digits, count: wholeCount + fractionDigits, roundingUp: !isNegative)
        return isNegative ? -magnitude : magnitude
    }

    /// The shortest exact notation of a number of units: `-1.5`, `0.001`, `12`.
    package static func text(_ units: Int64, fractionDigits: Int) -> String {
        let digits = String(units.magnitude)
        let padded = String(repeating: "0", count: max(0, fractionDigits + 1 - digits.utf8.count)) + digits
        var fraction = padded.suffix(fractionDigits)
        while fraction.last == "0" { fraction.removeLast() }
        let whole = (units < 0 ? "-" : "") + padded.dropLast(fractionDigits)
        return fraction.isEmpty ? whole : whole + "." + fraction
    }

    /// The first `count` digits as a number; digits that are missing are zeros, those left over are rounded.
    private static func units(_ digits: [UInt8], count: Int, roundingUp: Bool) -> Int64 {
        let kept = digits.prefix(max(0, count))
        var value: Int64 = 0
        for digit in kept { value = value.multipliedSaturated(by: 10).addingSaturated(Int64(digit)) }
        if value > 0 {
            for _ in 0..<min(max(0, count - digits.count), 19) { value = value.multipliedSaturated(by: 10) }
        }
        let hasRest = digits.dropFirst(kept.count).contains { $0 != 0 }
        return roundingUp && hasRest ? value.addingSaturated(1) : value
    }

    private static func takeDigits(_ text: inout ArraySlice<UInt8>) -> [UInt8] {
        let digits = text.prefix { (0x30...0x39).contains($0) }
        text = text.dropFirst(digits.count)
        return digits.map { $0 - 0x30 }
    }

    /// An exponent; beyond a million it makes no difference any more.
    private static func takeExponent(_ text: ArraySlice<UInt8>) -> Int? {
        var rest = text
        let isNegative = rest.first == UInt8(ascii: "-")
        if isNegative || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
        let digits = takeDigits(&rest)
        guard !digits.isEmpty, rest.isEmpty else { return nil }
        let magnitude = digits.reduce(0) { min($0 * 10 + Int($1), 1_000_000) }
        return isNegative ? -magnitude : magnitude
    }
}

extension Int64 {
    /// The sum, or the nearest number to it.
    func addingSaturated(_ other: Int64) -> Int64 {
        let (sum, overflow) = addingReportingOverflow(other)
        return overflow ? (other < 0 ? .min : .max) : sum
    }

    /// The product, or the nearest number to it.
    func multipliedSaturated(by other: Int64) -> Int64 {
        let (product, overflow) = multipliedReportingOverflow(by: other)
        return overflow ? ((self < 0) == (other < 0) ? .max : .min) : product
    }
}
