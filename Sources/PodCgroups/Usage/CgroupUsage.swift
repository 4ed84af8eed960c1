/// What a cgroup and all below it use. A part is nil where no controller accounts for it.
public struct CgroupUsage: Hashable, Sendable {
    /// Cpu time.
    public var cpu: CgroupCPUUsage?
    /// Memory and swap.
    public var memory: CgroupMemoryUsage?
    /// Processes and threads.
    public var pids: CgroupPidsUsage?
    /// One element for each block device that was used.
    public var io: [CgroupIOUsage]?

    package init(
        cpu: CgroupCPUUsage? = nil,
        memory: CgroupMemoryUsage? = nil,
        pids: CgroupPidsUsage? = nil,
        io: [CgroupIOUsage]? = nil
    ) {
        self.cpu = cpu
        self.memory = memory
        self.pids = pids
        self.io = io
    }
}
