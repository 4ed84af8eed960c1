// Sizes as people read them, in units of 1024.
extension ByteSize {
    private static let units: [(name: String, shift: Int)] = [("TiB", 40), ("GiB", 30), ("MiB", 20), ("KiB", 10)]

    /// Nothing is lost: the largest unit in which three decimals are enough. `64 MiB`, `1.5 GiB`, `6291457 B`.
    package static func exact(_ bytes: Int64) -> String {
        for unit in units where bytes.magnitude >> unit.shift > 0 {
            let (thousandths, rest) = (Int128(bytes) * 1000).quotientAndRemainder(dividingBy: 1 << unit.shift)
            if rest == 0 { return FixedPoint.text(Int64(thousandths), fractionDigits: 3) + " " + unit.name }
        }
        return "\(bytes) B"
    }

    /// The largest unit of which there is one at least, to a tenth: `64 MiB`, `1.3 GiB`, `512 B`.
    package static func rounded(_ bytes: UInt64) -> String {
        for unit in units where bytes >> unit.shift > 0 {
            let tenths = (UInt128(bytes) * 10 + 1 << (unit.shift - 1)) >> unit.shift
            return FixedPoint.text(Int64(tenths), fractionDigits: 1) + " " + unit.name
        }
        return "\(bytes) B"
    }
}
