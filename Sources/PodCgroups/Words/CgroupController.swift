/// A controller as the kernel names it in `/proc/cgroups` and `cgroup.controllers`.
public struct CgroupController: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
    /// The kernel's name.
    public let rawValue: String

    /// Any controller, also one that has no constant here.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// Shares and quota of cpu time.
    public static let cpu = CgroupController(rawValue: "cpu")
    /// v1 only; on v2 the account of cpu time needs no controller.
    public static let cpuacct = CgroupController(rawValue: "cpuacct")
    /// Which cpus and memory nodes may be used.
    public static let cpuset = CgroupController(rawValue: "cpuset")
    /// Account and limit of memory.
    public static let memory = CgroupController(rawValue: "memory")
    /// Number of processes and threads.
    public static let pids = CgroupController(rawValue: "pids")
    /// v1's name of `io`.
    public static let blkio = CgroupController(rawValue: "blkio")
    /// v2's name of `blkio`.
    public static let io = CgroupController(rawValue: "io")
    /// v1 only; every v2 cgroup can be frozen.
    public static let freezer = CgroupController(rawValue: "freezer")

    /// The kernel's name.
    public var description: String { rawValue }
}
