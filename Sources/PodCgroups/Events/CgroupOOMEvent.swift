/// The kernel killed in a cgroup for lack of memory.
public struct CgroupOOMEvent: Hashable, Sendable {
    /// Whether it was the limit of this cgroup, and not of one above it or, on v2, below it.
    ///
    /// v2 counts these (`oom` of `memory.events.local`). v1 does not: there it is true if `memory.failcnt` rose since
    /// the last event, which false cannot get wrong, and true only if page cache was pressed out at an earlier time.
    public var isOwnLimit: Bool
    /// The cgroup's own limit at the time.
    public var limit: CgroupLimit
    /// Processes killed here and below since the cgroup was created. v1 tells of the event before it counts.
    public var kills: UInt64

    package init(isOwnLimit: Bool, limit: CgroupLimit, kills: UInt64) {
        self.isOwnLimit = isOwnLimit
        self.limit = limit
        self.kills = kills
    }
}
