import PodCompose

/// Amounts for people, never rounded.
enum Quantity {
    private static let units: [(name: String, bytes: Int64)] = [
        ("TiB", 1 << 40), ("GiB", 1 << 30), ("MiB", 1 << 20), ("KiB", 1 << 10),
    ]

    /// Bytes in the largest unit in which three decimals are enough: `64 MiB`, `1.5 GiB`, `6291455 B`.
    static func bytes(_ count: Int64) -> String {
        for unit in units where count >= unit.bytes {
            let (thousandths, rest) = (Int128(count) * 1000).quotientAndRemainder(dividingBy: Int128(unit.bytes))
            if rest == 0 { return FixedPoint.text(Int64(thousandths), fractionDigits: 3) + " " + unit.name }
        }
        return "\(count) B"
    }

    /// A limit, or that there is none.
    static func limit(_ bytes: Int64?) -> String {
        bytes.map { Self.bytes($0) } ?? "none"
    }
}
