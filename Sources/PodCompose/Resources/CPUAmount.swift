/// A number of CPUs, exact to a billionth, as the Docker Engine counts them (`NanoCpus`).
///
/// Sums and products stay exact; what 63 bits cannot hold stays at the largest amount.
public struct CPUAmount: Sendable, Hashable, Comparable {
    /// Billionths of a CPU.
    public var nanoCPUs: Int64

    /// An amount in billionths of a CPU.
    public init(nanoCPUs: Int64) {
        self.nanoCPUs = nanoCPUs
    }

    /// An amount in decimal notation, such as `0.25`, `2` or `1e-3`; digits past the ninth of the fraction round up.
    ///
    /// - Returns: `nil` for what is not a decimal number.
    public init?(_ text: String) {
        guard let value = FixedPoint.parse(text, fractionDigits: 9) else { return nil }
        nanoCPUs = value
    }

    /// No CPU.
    public static let zero = CPUAmount(nanoCPUs: 0)

    /// Whether one amount is less than another.
    public static func < (left: CPUAmount, right: CPUAmount) -> Bool {
        left.nanoCPUs < right.nanoCPUs
    }

    /// The sum of two amounts.
    public static func + (left: CPUAmount, right: CPUAmount) -> CPUAmount {
        CPUAmount(nanoCPUs: left.nanoCPUs.addingSaturated(right.nanoCPUs))
    }

    /// So many times an amount.
    public static func * (amount: CPUAmount, count: Int) -> CPUAmount {
        CPUAmount(nanoCPUs: amount.nanoCPUs.multipliedSaturated(by: Int64(count)))
    }
}

extension CPUAmount {
    /// From the shortest decimal digits that mean this number, so that `0.1` is a tenth and not its binary neighbour.
    init(_ cpus: Float) {
        nanoCPUs = cpus.isInfinite ? .max : FixedPoint.parse(cpus.description, fractionDigits: 9) ?? 0
    }

    /// The smallest amount that is not less than `numerator / denominator` CPUs; both are positive.
    init(_ numerator: Int64, dividedBy denominator: Int64) {
        let (quotient, rest) = (Int128(numerator) * 1_000_000_000).quotientAndRemainder(dividingBy: Int128(denominator))
        nanoCPUs = Int64(clamping: rest > 0 ? quotient + 1 : quotient)
    }
}

extension CPUAmount: CustomStringConvertible {
    /// The shortest exact decimal notation: `0.25`, `2`.
    public var description: String {
        FixedPoint.text(nanoCPUs, fractionDigits: 9)
    }
}
