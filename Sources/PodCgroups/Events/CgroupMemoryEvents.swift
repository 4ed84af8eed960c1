/// Counters of what went wrong with memory, since the cgroup was created.
public struct CgroupMemoryEvents: Hashable, Sendable {
    /// How often an allocation met this cgroup's own limit: `memory.failcnt` on v1, `max` of `memory.events.local` on v2.
    public var limitHits: UInt64
    /// How often this cgroup's own limit, not that of a cgroup below or above, left nothing but to kill:
    /// `oom` of `memory.events.local`. v1 does not count it.
    public var ownLimitOOMs: UInt64?
    /// Processes killed for lack of memory, here and below. v1 forgets those of a cgroup that was removed.
    public var kills: UInt64

    package init(limitHits: UInt64 = 0, ownLimitOOMs: UInt64? = nil, kills: UInt64 = 0) {
        self.limitHits = limitHits
        self.ownLimitOOMs = ownLimitOOMs
        self.kills = kills
    }
}
