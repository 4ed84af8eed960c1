/// What JSON writes in strings and YAML reads otherwise.
enum JSONEscapes {
    /// The text with each character beyond the first 65536, which JSON escapes as two (RFC 8259, section 7), escaped as
    /// one, as YAML does (section 5.7).
    static func joiningSurrogates(in json: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(json.count)
        var index = 0
        while index < json.count {
            guard json[index] == UInt8(ascii: "\\"), index + 1 < json.count else {
                result.append(json[index])
                index += 1
                continue
            }
            if let high = unit(json, at: index), 0xD800..<0xDC00 ~= high,
                let low = unit(json, at: index + 6), 0xDC00..<0xE000 ~= low
            {
                let scalar = 0x10000 + (high - 0xD800) << 10 + (low - 0xDC00)
                let digits = String(scalar, radix: 16)
                result += Array("\\U\(String(repeating: "0", count: 8 - digits.count))\(digits)".utf8)
                index += 12
            } else {
                // The character behind it too: a backslash there begins nothing.
                result += json[index...(index + 1)]
                index += 2
            }
        }
        return result
    }

    /// The number of an escape `\uXXXX`.
    private static func unit(_ json: [UInt8], at index: Int) -> Int? {
        guard index + 6 <= json.count, json[index] == UInt8(ascii: "\\"), json[index + 1] == UInt8(ascii: "u") else {
            return nil
        }
        let digits = json[(index + 2)..<(index + 6)]
        // A sign would be taken for a number's.
        guard digits.allSatisfy({ Character(UnicodeScalar($0)).isHexDigit }) else { return nil }
        return Int(String(decoding: digits, as: UTF8.self), radix: 16)
    }
}
