/// Sizes of memory as text: `512`, `1.5g`, `64 KiB` (Compose Specification, "Specifying byte values").
package enum ByteSize {
    /// Bytes: every unit is a power of 1024, in any case, with or without `b` or `ib`; fractions of bytes are cut.
    ///
    /// As in the reference, a size beyond 2⁶³ − 1 comes out as the smallest negative number.
    package static func parse(_ text: String) throws(ValueError) -> Int64 {
        let bytes = Array(text.utf8)
        let isNumeric = { (byte: UInt8) in (0x30...0x39).contains(byte) || byte == 0x2E || byte == 0x20 }
        guard let last = bytes.lastIndex(where: isNumeric) else {
            throw ValueError("invalid size: '\(text)': a size begins with a number")
        }
        let number = String(decoding: bytes[..<(bytes[last] == 0x20 ? last : last + 1)], as: UTF8.self)
        let suffix = String(decoding: bytes[(last + 1)...], as: UTF8.self)
        let size: Double
        do {
            size = try GoNumber.double(number)
        } catch {
            let problem = error == .range ? "is out of range" : "is not a number"
            throw ValueError("invalid size: '\(text)': '\(number)' \(problem)")
        }
        guard size >= 0 else { throw ValueError("invalid size: '\(text)': a size is not negative") }
        guard let factor = factor(suffix.lowercased()) else {
            throw ValueError("invalid suffix: '\(suffix)': use b, k, m, g, t or p, with an optional b or ib")
        }
        return Int64(exactly: (size * factor).rounded(.towardZero)) ?? .min
    }

    private static func factor(_ suffix: String) -> Double? {
        guard let unit = suffix.utf8.first else { return 1 }
        let rest = suffix.dropFirst()
        if unit == UInt8(ascii: "b") { return rest.isEmpty ? 1 : nil }
        guard rest.isEmpty || rest == "b" || rest == "ib" else { return nil }
        switch unit {
        case UInt8(ascii: "k"): return 0x1p10
        case UInt8(ascii: "m"): return 0x1p20
        case UInt8(ascii: "g"): return 0x1p30
        case UInt8(ascii: "t"): return 0x1p40
        case UInt8(ascii: "p"): return 0x1p50
        default: return nil
        }
    }
}
