/// Durations as text: `1m30s`, `2.5h`, `1d` (Compose Specification, "Specifying durations"), printed as Go prints them.
package enum DurationText {
    /// A sum of numbers with units: `ns`, `us`, `ms`, `s`, `m`, `h`, `d`, `w`, in any order; `0` needs no unit.
    package static func parse(_ text: String) throws(ValueError) -> Duration {
        var rest = text[...]
        let negative = rest.begins(with: "-")
        if negative || rest.begins(with: "+") { rest.removeFirst() }
        if rest == "0" { return .zero }
        guard !rest.isEmpty else { throw invalid(text) }
        var total: Int64 = 0
        while !rest.isEmpty {
            let whole = takeDigits(&rest)
            var fraction: Substring = ""
            if rest.utf8.first == UInt8(ascii: ".") {
                rest = Substring(rest.utf8.dropFirst())
                fraction = takeDigits(&rest)
            }
            guard !whole.isEmpty || !fraction.isEmpty else { throw invalid(text) }
            let unitEnd = rest.utf8.firstIndex { (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") }
            let unitText = rest[..<(unitEnd ?? rest.endIndex)]
            rest = rest[unitText.endIndex...]
            guard !unitText.isEmpty else {
                throw ValueError("missing unit in duration \(GoFormat.quoted(text)): use ns, us, ms, s, m, h, d or w")
            }
            guard let unit = nanoseconds(unitText) else {
                throw ValueError(
                    "unknown unit \(GoFormat.quoted(String(unitText))) in duration \(GoFormat.quoted(text))"
                )
            }
            guard let value = Int64(whole.isEmpty ? "0" : whole), value <= Int64.max / unit else { throw invalid(text) }
            let (sum, overflow) = total.addingReportingOverflow(value * unit)
            let (next, overflowToo) = sum.addingReportingOverflow(part(fraction, of: unit))
            guard !overflow, !overflowToo else { throw invalid(text) }
            total = next
        }
        return .nanoseconds(negative ? -total : total)
    }

    /// A span of time as an option or a key has it: as above, or a plain number of seconds.
    ///
    /// - Returns: `nil` for any other text, and for what is negative.
    package static func span(_ text: String) -> Duration? {
        if let seconds = Int64(text), seconds >= 0 { return .seconds(seconds) }
        guard let span = try? parse(text), span >= .zero else { return nil }
        return span
    }

    /// `1h0m0s`, `1m30s`, `1.5s`, `100µs`, `0s`.
    package static func string(_ duration: Duration) -> String {
        let (seconds, attoseconds) = duration.components
        let nanoseconds = attoseconds / 1_000_000_000
        let negative = seconds < 0 || nanoseconds < 0
        let wholeSeconds = seconds.magnitude
        let rest = nanoseconds.magnitude
        let sign = negative ? "-" : ""
        guard wholeSeconds > 0 else {
            switch rest {
            case 0: return "0s"
            case ..<1000: return "\(sign)\(rest)ns"
            case ..<1_000_000: return sign + decimal(rest, 1000) + "µs"
            default: return sign + decimal(rest, 1_000_000) + "ms"
            }
        }
        let (hours, minutes) = (wholeSeconds / 3600, wholeSeconds / 60 % 60)
        var text = sign
        if hours > 0 { text += "\(hours)h" }
        if hours > 0 || minutes > 0 { text += "\(minutes)m" }
        return text + decimal(wholeSeconds % 60 * 1_000_000_000 + rest, 1_000_000_000) + "s"
    }

    private static func invalid(_ text: String) -> ValueError {
        ValueError("invalid duration \(GoFormat.quoted(text)): write it like 1m30s")
    }

    private static func takeDigits(_ text: inout Substring) -> Substring {
        let end = text.utf8.firstIndex { !(0x30...0x39).contains($0) } ?? text.endIndex
        defer { text = text[end...] }
        return text[..<end]
    }

    private static func nanoseconds(_ unit: Substring) -> Int64? {
        switch unit {
        case "ns": 1
        case "us", "µs", "μs": 1000
        case "ms": 1_000_000
        case "s": 1_000_000_000
        case "m": 60_000_000_000
        case "h": 3_600_000_000_000
        case "d": 86_400_000_000_000
        case "w": 604_800_000_000_000
        default: nil
        }
    }

    /// Nanoseconds of a fraction of a unit, cut to whole ones; digits that 63 bits cannot hold are dropped.
    private static func part(_ fraction: Substring, of unit: Int64) -> Int64 {
        var value: Int64 = 0
        var scale = 1.0
        for digit in fraction.utf8 {
            let (product, overflow) = value.multipliedReportingOverflow(by: 10)
            let (sum, overflowToo) = product.addingReportingOverflow(Int64(digit - 0x30))
            if overflow || overflowToo { break }
            value = sum
            scale *= 10
        }
        return Int64(Double(value) * (Double(unit) / scale))
    }

    /// `value / unit` with the digits of the fraction that are not zero.
    private static func decimal(_ value: UInt64, _ unit: UInt64) -> String {
        let fraction = value % unit
        guard fraction > 0 else { return String(value / unit) }
        var digits = String(unit + fraction).dropFirst()
        while digits.last == "0" { digits.removeLast() }
        return "\(value / unit).\(digits)"
    }
}
