import Glibc

/// The formulas between cpus, v1's `cpu.shares` and v2's `cpu.weight`.
public enum CPUShares {
    /// What the kernel takes as `cpu.shares` (`MIN_SHARES` and `MAX_SHARES` in `kernel/sched/sched.h`).
    public static let range: ClosedRange<UInt64> = 2...262_144
    /// What the kernel takes as `cpu.weight` (Documentation/admin-guide/cgroup-v2.rst).
    public static let weightRange: ClosedRange<UInt64> = 1...10_000

    /// 1024 a cpu, as Mesos (`CPU_SHARES_PER_CPU`, `MIN_CPU_SHARES`) and Kubernetes (`MilliCPUToShares`) count.
    public static func shares(cpus: Double) -> UInt64 {
        UInt64((cpus * 1024).clamped(to: range))
    }

    /// 100 a cpu, as Mesos counts on v2 (`isolators/cgroups2/controllers/cpu.cpp`).
    public static func weight(cpus: Double) -> UInt64 {
        UInt64((cpus * 100).clamped(to: weightRange))
    }

    /// The curve through (2, 1), (1024, 100) and (262144, 10000): a default remains a default.
    ///
    /// `ConvertCPUSharesToCgroupV2Value` of github.com/opencontainers/cgroups, in runc since 1.3.2. Earlier
    /// versions drew a line from (2, 1) to (262144, 10000), which made 39 of the default 1024.
    public static func weight(shares: UInt64) -> UInt64 {
        let shares = shares.clamped(to: range)
        let logarithm = log2(Double(shares))
        let exponent = (logarithm * logarithm + 125 * logarithm) / 612 - 7.0 / 34
        // The points of definition are exact, and must not be rounded up for the last bit of a double.
        return UInt64((pow(10, exponent) - 1e-9).rounded(.up)).clamped(to: weightRange)
    }

    /// The inverse of `weight(shares:)`.
    public static func shares(weight: UInt64) -> UInt64 {
        let exponent = log10(Double(weight.clamped(to: weightRange)))
        let logarithm = (-125 + (125 * 125 + 4 * 612 * (exponent + 7.0 / 34)).squareRoot()) / 2
        return UInt64(exp2(logarithm).rounded()).clamped(to: range)
    }
}

extension UInt64 {
    func clamped(to range: ClosedRange<UInt64>) -> UInt64 {
        Swift.min(Swift.max(self, range.lowerBound), range.upperBound)
    }
}

extension Double {
    /// NaN becomes the lower bound.
    fileprivate func clamped(to range: ClosedRange<UInt64>) -> Double {
        self > Double(range.lowerBound) ? Swift.min(self, Double(range.upperBound)) : Double(range.lowerBound)
    }
}
