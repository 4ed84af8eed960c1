/// What a cgroup and all below it may use together. What is nil is left as it is.
public struct CgroupLimits: Hashable, Sendable {
    /// Share of the cpu under contention in v1's measure, 2…262144, 1024 by default. Converted on v2.
    public var cpuShares: UInt64?
    /// The same in v2's measure, 1…10000, 100 by default. Converted on v1. On its own interface it goes
    /// before the other.
    public var cpuWeight: UInt64?
    /// Hard limit of cpu time.
    public var cpuQuota: CPUQuota?
    /// Bytes of memory. The kernel rounds down to whole pages.
    public var memory: CgroupLimit?
    /// Bytes that are spared when memory is short: the soft limit on v1, `memory.low` on v2.
    public var memoryReservation: CgroupLimit?
    /// Bytes of memory and swap together, as v1 counts and `docker run --memory-swap` takes them.
    /// On v2 it needs `memory`, and `memory.swap.max` becomes the difference.
    public var memoryAndSwap: CgroupLimit?
    /// Number of processes and threads.
    public var pids: CgroupLimit?
    /// The cpus to run on.
    public var cpus: CPUSet?
    /// The memory nodes to allocate from.
    public var memoryNodes: CPUSet?
    /// Share of disk time under contention as `docker run --blkio-weight` takes it, 10…1000.
    /// Only with an I/O scheduler that has weights.
    public var ioWeight: UInt64?

    /// Limits, all of them optional.
    public init(
        cpuShares: UInt64? = nil,
        cpuWeight: UInt64? = nil,
        cpuQuota: CPUQuota? = nil,
        memory: CgroupLimit? = nil,
        memoryReservation: CgroupLimit? = nil,
        memoryAndSwap: CgroupLimit? = nil,
        pids: CgroupLimit? = nil,
        cpus: CPUSet? = nil,
        memoryNodes: CPUSet? = nil,
        ioWeight: UInt64? = nil
    ) {
        self.cpuShares = cpuShares
        self.cpuWeight = cpuWeight
        self.cpuQuota = cpuQuota
        self.memory = memory
        self.memoryReservation = memoryReservation
        self.memoryAndSwap = memoryAndSwap
        self.pids = pids
        self.cpus = cpus
        self.memoryNodes = memoryNodes
        self.ioWeight = ioWeight
    }

    /// Whether there is nothing to set.
    public var isEmpty: Bool { self == CgroupLimits() }
}
