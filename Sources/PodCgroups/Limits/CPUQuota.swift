/// Cpu time per period: `cpu.cfs_quota_us` and `cpu.cfs_period_us` on v1, `cpu.max` on v2. In microseconds.
public struct CPUQuota: Hashable, Sendable {
    /// Microseconds of cpu time in each period.
    public var quota: CgroupLimit
    /// Microseconds, 1000 to 1000000.
    public var period: UInt64

    /// The kernel's default, which Docker (`--cpus`) and Mesos (`CPU_CFS_PERIOD`) use too.
    public static let defaultPeriod: UInt64 = 100_000

    /// A quota as the kernel takes it.
    public init(quota: CgroupLimit, period: UInt64 = CPUQuota.defaultPeriod) {
        self.quota = quota
        self.period = period
    }

    /// `cpus` × the period, and not less than the 1 ms below which the kernel takes no quota
    /// (Mesos: `MIN_CPU_CFS_QUOTA` in `slave/containerizer/mesos/isolators/cgroups/constants.hpp`;
    /// Docker: `NanoCPUs` × period / 10⁹ in `daemon/daemon_unix.go`).
    ///
    /// - Returns: nil if `cpus` is not a positive number.
    public init?(cpus: Double) {
        guard cpus > 0, cpus <= 1_000_000 else { return nil }
        let quota = (cpus * Double(Self.defaultPeriod)).rounded()
        self.init(quota: .value(Swift.max(UInt64(quota), 1000)))
    }

    /// How many cpus' time the quota is; nil for no limit.
    public var cpus: Double? {
        period == 0 ? nil : quota.value.map { Double($0) / Double(period) }
    }
}

extension CPUQuota {
    /// From the text of `cpu.max`: `$MAX $PERIOD`.
    init?(cpuMax text: String) {
        let fields = text.split(whereSeparator: \.isWhitespace)
        guard fields.count == 2, let quota = CgroupText.limit(String(fields[0])), let period = UInt64(fields[1]) else {
            return nil
        }
        self.init(quota: quota, period: period)
    }
}
