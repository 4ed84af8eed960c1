package import PodCgroups

/// Limits for the sum of a pod's containers.
public struct PodLimits: Hashable, Sendable {
    /// At most so many CPUs, as Docker and Mesos count them: 1.5 is one and a half.
    public var cpus: Double?
    /// The pod's share where others want the CPUs too, in CPUs; ``cpus`` if it is unset.
    public var cpuShare: Double?
    /// In bytes.
    public var memory: Int64?
    /// Processes and threads.
    public var pids: Int?

    /// Makes limits; what is left out is not limited.
    public init(cpus: Double? = nil, cpuShare: Double? = nil, memory: Int64? = nil, pids: Int? = nil) {
        self.cpus = cpus
        self.cpuShare = cpuShare
        self.memory = memory
        self.pids = pids
    }

    /// Whether nothing is limited.
    public var isEmpty: Bool { cpus == nil && cpuShare == nil && memory == nil && pids == nil }
}

extension PodLimits {
    /// What the engine insists on for one container (`linuxMinMemory` in moby's `daemon/daemon_unix.go`): with less
    /// a container does not even start.
    static let leastMemory: Int64 = 6 << 20

    /// - Throws: ``PodFailure`` for a limit under which no pod can run.
    func check() throws(PodFailure) {
        if let cpus, CPUQuota(cpus: cpus) == nil {
            throw PodFailure(.cgroup, "\(cpus) is no number of CPUs that a pod can be limited to")
        }
        if let memory, memory < Self.leastMemory {
            throw PodFailure(.cgroup, "\(memory) bytes of memory are too little: a container needs 6 MiB to start")
        }
        if let pids, pids < 1 { throw PodFailure(.cgroup, "\(pids) processes are too few for a pod") }
    }

    /// The weights are what a Mesos agent sets for a task: 1024 shares a cpu on v1, a weight of 100 on v2.
    package var kernelLimits: CgroupLimits {
        CgroupLimits(
            cpuShares: (cpuShare ?? cpus).map(CPUShares.shares(cpus:)),
            cpuWeight: (cpuShare ?? cpus).map(CPUShares.weight(cpus:)),
            cpuQuota: cpus.flatMap(CPUQuota.init(cpus:)),
            memory: memory.map { .value(UInt64(clamping: $0)) },
            pids: pids.map { .value(UInt64(clamping: $0)) }
        )
    }
}
