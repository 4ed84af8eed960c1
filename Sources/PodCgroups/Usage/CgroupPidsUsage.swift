/// Numbers of processes and threads.
public struct CgroupPidsUsage: Hashable, Sendable {
    /// How many there are now.
    public var current: UInt64
    /// The cgroup's own limit.
    public var limit: CgroupLimit
    /// The most that there ever were; nil where the kernel does not keep it (before 6.1).
    public var peak: UInt64?
    /// How often a fork was refused: `max` of `pids.events`.
    public var refusals: UInt64

    package init(current: UInt64, limit: CgroupLimit = .max, peak: UInt64? = nil, refusals: UInt64 = 0) {
        self.current = current
        self.limit = limit
        self.peak = peak
        self.refusals = refusals
    }
}
