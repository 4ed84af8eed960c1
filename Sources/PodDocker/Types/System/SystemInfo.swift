/// The engine and its host, as `GET /info` describes them.
public struct SystemInfo: Hashable, Sendable, Decodable {
    /// The engine's id.
    public var id: String?
    /// The host's name.
    public var name: String?
    /// The engine's version.
    public var serverVersion: String?
    /// The storage driver.
    public var driver: String?
    /// `cgroupfs`, `systemd` or `none`.
    public var cgroupDriver: String?
    /// `1` or `2`.
    public var cgroupVersion: String?
    /// The default log driver.
    public var loggingDriver: String?
    /// The default OCI runtime.
    public var defaultRuntime: String?
    /// Where the engine keeps its data.
    public var dockerRootDir: String?
    /// The kernel's version.
    public var kernelVersion: String?
    /// The distribution.
    public var operatingSystem: String?
    /// `linux` or `windows`.
    public var osType: String?
    /// The processor, as `uname -m` has it.
    public var architecture: String?
    /// The number of CPUs.
    public var cpuCount: Int?
    /// The memory in bytes.
    public var memoryTotal: Int64?
    /// Whether memory limits work.
    public var memoryLimit: Bool?
    /// Whether swap limits work.
    public var swapLimit: Bool?
    /// Whether CPU weights work.
    public var cpuShares: Bool?
    /// Whether CPU quotas work.
    public var cpuQuota: Bool?
    /// Whether CPU sets work.
    public var cpuset: Bool?
    /// Whether process limits work.
    public var pidsLimit: Bool?
    /// Whether killing for want of memory can be switched off.
    public var oomKillDisable: Bool?
    /// Whether the host forwards packets, which published ports need.
    public var ipv4Forwarding: Bool?
    /// The security modules, `name=seccomp,profile=default`.
    public var securityOptions: [String]?
    /// How many containers there are.
    public var containers: Int?
    /// How many containers run.
    public var containersRunning: Int?
    /// How many images there are.
    public var images: Int?
    /// What the engine finds wrong with its host.
    public var warnings: [String]?

    enum CodingKeys: String, CodingKey {
        case id = "ID"
        case name = "Name"
        case serverVersion = "ServerVersion"
        case driver = "Driver"
        case cgroupDriver = "CgroupDriver"
        case cgroupVersion = "CgroupVersion"
        case loggingDriver = "LoggingDriver"
        case defaultRuntime = "DefaultRuntime"
        case dockerRootDir = "DockerRootDir"
        case kernelVersion = "KernelVersion"
        case operatingSystem = "OperatingSystem"
        case osType = "OSType"
        case architecture = "Architecture"
        case cpuCount = "NCPU"
        case memoryTotal = "MemTotal"
        case memoryLimit = "MemoryLimit"
        case swapLimit = "SwapLimit"
        case cpuShares = "CPUShares"
        case cpuQuota = "CpuCfsQuota"
        case cpuset = "CPUSet"
        case pidsLimit = "PidsLimit"
        case oomKillDisable = "OomKillDisable"
        case ipv4Forwarding = "IPv4Forwarding"
        case securityOptions = "SecurityOptions"
        case containers = "Containers"
        case containersRunning = "ContainersRunning"
        case images = "Images"
        case warnings = "Warnings"
    }
}
