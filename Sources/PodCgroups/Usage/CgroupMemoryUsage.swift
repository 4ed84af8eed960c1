/// Bytes of memory.
public struct CgroupMemoryUsage: Hashable, Sendable {
    /// All that is charged, with the page cache: `memory.usage_in_bytes`, `memory.current`.
    public var current: UInt64
    /// The most that it ever was; nil where the kernel does not keep it (v2 before 5.19).
    public var peak: UInt64?
    /// The cgroup's own limit.
    public var limit: CgroupLimit
    /// Swap in use; nil without swap accounting.
    public var swap: UInt64?
    /// Private memory: `total_rss`, `anon`.
    public var anonymous: UInt64
    /// Page cache: `total_cache`, `file`.
    public var file: UInt64
    /// Page cache that was not used lately, the first to be given back.
    public var inactiveFile: UInt64
    /// How often the limit stopped an allocation and what could be given back was (v1 `memory.failcnt`,
    /// v2 `max` of `memory.events.local`).
    public var limitHits: UInt64
    /// Processes that the kernel killed for lack of memory, in this cgroup and those below that still exist.
    public var oomKills: UInt64

    package init(
        current: UInt64,
        peak: UInt64? = nil,
        limit: CgroupLimit = .max,
        swap: UInt64? = nil,
        anonymous: UInt64 = 0,
        file: UInt64 = 0,
        inactiveFile: UInt64 = 0,
        limitHits: UInt64 = 0,
        oomKills: UInt64 = 0
    ) {
        self.current = current
        self.peak = peak
        self.limit = limit
        self.swap = swap
        self.anonymous = anonymous
        self.file = file
        self.inactiveFile = inactiveFile
        self.limitHits = limitHits
        self.oomKills = oomKills
    }

    /// What could not be given back at once, as `docker stats` and Kubernetes count.
    public var workingSet: UInt64 { current - min(current, inactiveFile) }
}

extension CgroupMemoryUsage {
    /// The parts that `memory.stat` has, under v1's names for the whole subtree, or v2's.
    mutating func add(stat: [Substring: UInt64]) {
        anonymous = stat["total_rss"] ?? stat["anon"] ?? 0
        file = stat["total_cache"] ?? stat["file"] ?? 0
        inactiveFile = stat["total_inactive_file"] ?? stat["inactive_file"] ?? 0
    }
}
