import SystemPackage

extension Cgroup {
    /// Sets the limits that are not nil, and fails at the first that the kernel refuses.
    ///
    /// - Throws: `noController`, `unsupported`, `limitBelowUsage`, `invalid`, `denied`, `refused`, with the file
    ///   and the value. Limits before the refused one remain set.
    public func set(_ limits: CgroupLimits) throws(CgroupError) {
        if limits.cpuShares != nil || limits.cpuWeight != nil || limits.cpuQuota != nil {
            let (directory, interface) = try existing(.cpu)
            try directory.write(try limits.cpuWrites(interface))
        }
        if limits.memory != nil || limits.memoryAndSwap != nil || limits.memoryReservation != nil {
            let (directory, interface) = try existing(.memory)
            try checkHierarchicalMemory(directory, interface)
            let current = try directory.memoryLimits(interface)
            let writes = try limits.memoryWrites(interface, current: current)
            try checkMemoryInUse(limits.memory, directory, interface)
            try directory.write(writes)
        }
        if let pids = limits.pids {
            let (directory, _) = try existing(.pids)
            if let current = try directory.number("pids.current"), .value(current) > pids {
                throw CgroupError(
                    .limitBelowUsage,
                    "\(current) processes and threads run already",
                    path: directory.file("pids.max").path,
                    value: pids.description
                )
            }
            try directory.write(limits.pidsWrites)
        }
        if !limits.cpusetWrites.isEmpty {
            let (directory, _) = try existing(.cpuset)
            try directory.write(limits.cpusetWrites)
        }
        if limits.ioWeight != nil {
            let (directory, interface) = try existing(cgroups.hierarchy(of: .io) == nil ? .blkio : .io)
            try directory.write(try limits.ioWrites(interface) { directory.file($0).exists })
        }
    }

    /// What the kernel holds now. A value is nil where it has no such limit, and either `cpuShares` or
    /// `cpuWeight` is set, whichever the interface has.
    public func limits() throws(CgroupError) -> CgroupLimits {
        var limits = CgroupLimits()
        if let (directory, interface) = present(.memory) {
            limits = try directory.memoryLimits(interface)
        }
        if let (directory, interface) = present(.cpu) {
            switch interface {
            case .v1:
                limits.cpuShares = try directory.number("cpu.shares")
                if let quota = try directory.limit("cpu.cfs_quota_us"),
                    let period = try directory.number("cpu.cfs_period_us")
                {
                    limits.cpuQuota = CPUQuota(quota: quota, period: period)
                }
            case .v2:
                limits.cpuWeight = try directory.number("cpu.weight")
                limits.cpuQuota = try directory.parse("cpu.max", CPUQuota.init(cpuMax:))
            }
        }
        if let (directory, _) = present(.pids) {
            limits.pids = try directory.limit("pids.max")
        }
        if let (directory, _) = present(.cpuset) {
            limits.cpus = try directory.parse("cpuset.cpus") { CPUSet($0) }
            limits.memoryNodes = try directory.parse("cpuset.mems") { CPUSet($0) }
        }
        if let (directory, interface) = present(.io, .blkio) {
            limits.ioWeight = try directory.ioWeight(interface)
        }
        return limits
    }

    /// Where the cgroup is in the hierarchy of a controller that a limit needs.
    private func existing(
        _ controller: CgroupController
    ) throws(CgroupError) -> (CgroupDirectory, CgroupHierarchy.Interface) {
        if let found = present(controller) { return found }
        throw CgroupError(.notFound, "the cgroup does not exist", path: try directory(of: controller))
    }

    /// Without `memory.use_hierarchy` (kernels before 5.11) a limit would not count what is used below.
    private func checkHierarchicalMemory(
        _ directory: CgroupDirectory,
        _ interface: CgroupHierarchy.Interface
    ) throws(CgroupError) {
        let file = directory.file("memory.use_hierarchy")
        if interface == .v1, try file.readIfPresent().flatMap(CgroupText.number) == 0 {
            try file.write("1")
        }
    }

    /// v1 refuses a limit below what is in use; v2 takes it, and kills until it holds.
    private func checkMemoryInUse(
        _ limit: CgroupLimit?,
        _ directory: CgroupDirectory,
        _ interface: CgroupHierarchy.Interface
    ) throws(CgroupError) {
        guard interface == .v2, let limit, let current = try directory.number("memory.current") else { return }
        let stat = CgroupText.flatKeyed(try directory.file("memory.stat").read())
        let reclaimable = ["active_file", "inactive_file", "slab_reclaimable"].reduce(0) { $0 + (stat[$1] ?? 0) }
        guard .value(current - min(current, reclaimable)) > limit else { return }
        throw CgroupError(
            .limitBelowUsage,
            "\(current) bytes are in use already",
            path: directory.file("memory.max").path,
            value: limit.description
        )
    }
}

extension CgroupDirectory {
    fileprivate func write(_ writes: [CgroupWrite]) throws(CgroupError) {
        for write in writes {
            try file(write.file).write(write.value)
        }
    }

    fileprivate func memoryLimits(_ interface: CgroupHierarchy.Interface) throws(CgroupError) -> CgroupLimits {
        var limits = CgroupLimits()
        limits.memory = try memoryLimit(interface)
        switch interface {
        case .v1:
            limits.memoryReservation = try limit("memory.soft_limit_in_bytes")
            limits.memoryAndSwap = try limit("memory.memsw.limit_in_bytes")
        case .v2:
            limits.memoryReservation = try limit("memory.low")
            if let swap = try limit("memory.swap.max"), let memory = limits.memory {
                limits.memoryAndSwap = .max
                if case (.value(let memory), .value(let swap)) = (memory, swap) {
                    limits.memoryAndSwap = .value(memory &+ swap)
                }
            }
        }
        return limits
    }

    fileprivate func ioWeight(_ interface: CgroupHierarchy.Interface) throws(CgroupError) -> UInt64? {
        func weight(_ text: String) -> UInt64? {
            // `default 100`, then devices; v1 has the bare number.
            text.split(separator: "\n").first?.split(separator: " ").last.flatMap { UInt64($0) }
        }
        switch interface {
        case .v1:
            if let weight = try parse("blkio.bfq.weight", weight) { return weight }
            return try parse("blkio.weight", weight)
        case .v2:
            if let weight = try parse("io.bfq.weight", weight) { return weight }
            return try parse("io.weight") { weight($0).map(CgroupLimits.ioWeight(unified:)) }
        }
    }
}
