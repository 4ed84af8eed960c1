/// Cpu time since the cgroup was created.
public struct CgroupCPUUsage: Hashable, Sendable {
    /// All time: `cpuacct.usage` on v1, `usage_usec` of `cpu.stat` on v2.
    public var total: Duration
    /// Time outside the kernel.
    public var user: Duration
    /// Time in the kernel.
    public var system: Duration
    /// Periods of the quota in which something ran; of this cgroup's own quota, as the next two.
    public var periods: UInt64
    /// Periods in which the quota was used up.
    public var throttledPeriods: UInt64
    /// Time that threads waited for the next period, added up over the cpus.
    public var throttled: Duration

    package init(
        total: Duration,
        user: Duration = .zero,
        system: Duration = .zero,
        periods: UInt64 = 0,
        throttledPeriods: UInt64 = 0,
        throttled: Duration = .zero
    ) {
        self.total = total
        self.user = user
        self.system = system
        self.periods = periods
        self.throttledPeriods = throttledPeriods
        self.throttled = throttled
    }
}

extension CgroupCPUUsage {
    /// From v2's `cpu.stat`.
    init(unifiedStat stat: [Substring: UInt64]) {
        self.init(
            total: .microseconds(stat["usage_usec"] ?? 0),
            user: .microseconds(stat["user_usec"] ?? 0),
            system: .microseconds(stat["system_usec"] ?? 0),
            periods: stat["nr_periods"] ?? 0,
            throttledPeriods: stat["nr_throttled"] ?? 0,
            throttled: .microseconds(stat["throttled_usec"] ?? 0)
        )
    }

    /// From v1's numbers in nanoseconds and its `cpu.stat`.
    init(usage: UInt64, user: UInt64, system: UInt64, stat: [Substring: UInt64]) {
        self.init(
            total: .nanoseconds(usage),
            user: .nanoseconds(user),
            system: .nanoseconds(system),
            periods: stat["nr_periods"] ?? 0,
            throttledPeriods: stat["nr_throttled"] ?? 0,
            throttled: .nanoseconds(stat["throttled_time"] ?? 0)
        )
    }
}

extension Duration {
    fileprivate static func nanoseconds(_ count: UInt64) -> Duration { .nanoseconds(Int64(clamping: count)) }
    fileprivate static func microseconds(_ count: UInt64) -> Duration { .microseconds(Int64(clamping: count)) }
}
