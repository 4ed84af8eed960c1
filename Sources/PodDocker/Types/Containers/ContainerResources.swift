/// The limits of a container, part of ``HostConfig`` and of `POST /containers/{id}/update`.
public struct ContainerResources: Hashable, Sendable, Codable {
    /// The relative CPU weight; the kernel's default is 1024.
    public var cpuShares: Int64?
    /// The memory limit in bytes.
    public var memory: Int64?
    /// The CPU quota in billionths of a CPU.
    public var nanoCPUs: Int64?
    /// The cgroup that the container's cgroup is made in.
    public var cgroupParent: String?
    /// The relative weight of block input and output: 10 to 1000.
    public var blkioWeight: UInt16?
    /// The weight by device.
    public var blkioWeightDevice: [WeightDevice]?
    /// Bytes a second read from a device.
    public var blkioDeviceReadBps: [ThrottleDevice]?
    /// Bytes a second written to a device.
    public var blkioDeviceWriteBps: [ThrottleDevice]?
    /// Reads a second from a device.
    public var blkioDeviceReadIOps: [ThrottleDevice]?
    /// Writes a second to a device.
    public var blkioDeviceWriteIOps: [ThrottleDevice]?
    /// The period of the CPU quota in microseconds.
    public var cpuPeriod: Int64?
    /// Microseconds of CPU time in a period.
    public var cpuQuota: Int64?
    /// The period of the real-time quota in microseconds.
    public var cpuRealtimePeriod: Int64?
    /// Microseconds of real-time CPU time in a period.
    public var cpuRealtimeRuntime: Int64?
    /// The CPUs that may be used, `0-2,4`.
    public var cpusetCpus: String?
    /// The memory nodes that may be used.
    public var cpusetMems: String?
    /// Devices of the host in the container.
    public var devices: [DeviceMapping]?
    /// Rules of the device cgroup, `c 13:* rwm`.
    public var deviceCgroupRules: [String]?
    /// Devices asked for from drivers, such as GPUs.
    public var deviceRequests: [DeviceRequest]?
    /// The kernel memory limit in bytes (up to API 1.41).
    public var kernelMemory: Int64?
    /// The limit of TCP buffers in bytes (cgroup v1).
    public var kernelMemoryTCP: Int64?
    /// The soft memory limit in bytes.
    public var memoryReservation: Int64?
    /// Memory and swap together in bytes; -1 is unlimited swap.
    public var memorySwap: Int64?
    /// How readily memory is swapped: 0 to 100 (cgroup v1).
    public var memorySwappiness: Int64?
    /// Whether the kernel must not kill on memory shortage (cgroup v1).
    public var oomKillDisable: Bool?
    /// How many processes there may be; 0 or -1 is unlimited.
    public var pidsLimit: Int64?
    /// Limits of the processes.
    public var ulimits: [Ulimit]?
    /// The number of CPUs (Windows).
    public var cpuCount: Int64?
    /// The share of the CPUs in per cent (Windows).
    public var cpuPercent: Int64?
    /// Operations a second of the system drive (Windows).
    public var ioMaximumIOps: UInt64?
    /// Bytes a second of the system drive (Windows).
    public var ioMaximumBandwidth: UInt64?

    /// A value in which everything optional is left to the engine.
    public init() {}

    enum CodingKeys: String, CodingKey {
        case cpuShares = "CpuShares"
        case memory = "Memory"
        case nanoCPUs = "NanoCpus"
        case cgroupParent = "CgroupParent"
        case blkioWeight = "BlkioWeight"
        case blkioWeightDevice = "BlkioWeightDevice"
        case blkioDeviceReadBps = "BlkioDeviceReadBps"
        case blkioDeviceWriteBps = "BlkioDeviceWriteBps"
        case blkioDeviceReadIOps = "BlkioDeviceReadIOps"
        case blkioDeviceWriteIOps = "BlkioDeviceWriteIOps"
        case cpuPeriod = "CpuPeriod"
        case cpuQuota = "CpuQuota"
        case cpuRealtimePeriod = "CpuRealtimePeriod"
        case cpuRealtimeRuntime = "CpuRealtimeRuntime"
        case cpusetCpus = "CpusetCpus"
        case cpusetMems = "CpusetMems"
        case devices = "Devices"
        case deviceCgroupRules = "DeviceCgroupRules"
        case deviceRequests = "DeviceRequests"
        case kernelMemory = "KernelMemory"
        case kernelMemoryTCP = "KernelMemoryTCP"
        case memoryReservation = "MemoryReservation"
        case memorySwap = "MemorySwap"
        case memorySwappiness = "MemorySwappiness"
        case oomKillDisable = "OomKillDisable"
        case pidsLimit = "PidsLimit"
        case ulimits = "Ulimits"
        case cpuCount = "CpuCount"
        case cpuPercent = "CpuPercent"
        case ioMaximumIOps = "IOMaximumIOps"
        case ioMaximumBandwidth = "IOMaximumBandwidth"
    }
}
