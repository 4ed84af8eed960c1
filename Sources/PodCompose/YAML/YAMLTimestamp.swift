/// Dates of YAML 1.1, in the four layouts that go.yaml.in v3 recognises in plain scalars.
package enum YAMLTimestamp {
    /// The date as RFC 3339 text in the zone that it was written in, or nil if `text` is no date.
    package static func canonical(_ text: String) -> String? {
        let bytes = Array(text.utf8)
        guard bytes.count >= 8, bytes[..<4].allSatisfy(isDigit), bytes[4] == UInt8(ascii: "-") else { return nil }
        var reader = Reader(bytes: bytes, index: 5)
        let year = bytes[..<4].reduce(0) { $0 * 10 + Int($1 - 0x30) }
        guard let month = reader.number(), reader.take("-"), let day = reader.number(),
            (1...12).contains(month), (1...days(month, year)).contains(day)
        else { return nil }
        let date = "\(padded(year, 4))-\(padded(month))-\(padded(day))"
        if reader.isAtEnd { return date + "T00:00:00Z" }
        let spaced = reader.peek == UInt8(ascii: " ")
        if spaced {
            while reader.take(" ") {}
        } else if !reader.take("T"), !reader.take("t") {
            return nil
        }
        guard let hour = reader.number(), reader.take(":"), let minute = reader.number(), reader.take(":"),
            let second = reader.number(), hour < 24, minute < 60, second < 60
        else { return nil }
        let time = "\(padded(hour)):\(padded(minute)):\(padded(second))\(reader.fraction())"
        if spaced {
            return reader.isAtEnd ? "\(date)T\(time)Z" : nil
        }
        guard let zone = reader.zone(), reader.isAtEnd else { return nil }
        return "\(date)T\(time)\(zone)"
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    private static func padded(_ number: Int, _ width: Int = 2) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }

    private static func days(_ month: Int, _ year: Int) -> Int {
        switch month {
        case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    private struct Reader {
        let bytes: [UInt8]
        var index: Int

        var isAtEnd: Bool { index >= bytes.count }
        var peek: UInt8 { index < bytes.count ? bytes[index] : 0 }

        mutating func take(_ scalar: Unicode.Scalar) -> Bool {
            guard peek == UInt8(ascii: scalar) else { return false }
            index += 1
            return true
        }

        /// One or two digits.
        mutating func number() -> Int? {
            guard isDigit(peek) else { return nil }
            var value = Int(peek - 0x30)
            index += 1
            if isDigit(peek) {
                value = value * 10 + Int(peek - 0x30)
                index += 1
            }
            return value
        }

        /// Nanoseconds after a point or a comma, without trailing zeros; digits beyond the ninth are dropped.
        mutating func fraction() -> String {
            guard peek == UInt8(ascii: ".") || peek == UInt8(ascii: ","), index + 1 < bytes.count,
                isDigit(bytes[index + 1])
            else { return "" }
            index += 1
            let digits = bytes[index...].prefix { isDigit($0) }
            index += digits.count
            var kept = digits.prefix(9)
            while kept.last == UInt8(ascii: "0") { kept.removeLast() }
            return kept.isEmpty ? "" : "." + String(decoding: kept, as: UTF8.self)
        }

        /// `Z` or `±hh:mm`.
        mutating func zone() -> String? {
            if take("Z") { return "Z" }
            guard index + 6 <= bytes.count, peek == UInt8(ascii: "+") || peek == UInt8(ascii: "-") else { return nil }
            let text = String(decoding: bytes[index..<index + 6], as: UTF8.self)
            index += 1
            guard let hours = number(), take(":"), let minutes = number(), text.utf8.count == 6, hours <= 24,
                minutes <= 60, isAtEnd
            else { return nil }
            return hours == 0 && minutes == 0 ? "Z" : text
        }
    }
}
