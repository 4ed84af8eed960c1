/// What to write, in which order, for each controller. Nothing here touches a file.
extension CgroupLimits {
    func cpuWrites(_ interface: CgroupHierarchy.Interface) throws(CgroupError) -> [CgroupWrite] {
        var writes: [CgroupWrite] = []
        switch interface {
        case .v1:
            if let shares = cpuShares ?? cpuWeight.map(CPUShares.shares(weight:)) {
                try Self.check(shares, in: CPUShares.range, of: "cpu shares")
                writes.append(CgroupWrite("cpu.shares", shares))
            }
            if let cpuQuota {
                // A quota that is there already may be too much for the new period.
                writes.append(CgroupWrite("cpu.cfs_quota_us", -1))
                writes.append(CgroupWrite("cpu.cfs_period_us", cpuQuota.period))
                if let quota = cpuQuota.quota.value { writes.append(CgroupWrite("cpu.cfs_quota_us", quota)) }
            }
        case .v2:
            if let weight = cpuWeight ?? cpuShares.map(CPUShares.weight(shares:)) {
                try Self.check(weight, in: CPUShares.weightRange, of: "cpu weight")
                writes.append(CgroupWrite("cpu.weight", weight))
            }
            if let cpuQuota { writes.append(CgroupWrite("cpu.max", "\(cpuQuota.quota) \(cpuQuota.period)")) }
        }
        return writes
    }

    /// - Parameter current: the limits that hold now; the order on v1 and the swap on v2 depend on them.
    func memoryWrites(
        _ interface: CgroupHierarchy.Interface,
        current: CgroupLimits
    ) throws(CgroupError) -> [CgroupWrite] {
        if let memoryAndSwap, let memory = memory ?? current.memory, memoryAndSwap < memory {
            throw CgroupError(
                .invalid,
                "the limit of memory and swap together, \(memoryAndSwap), is less than that of memory, \(memory)"
            )
        }
        var writes: [CgroupWrite] = []
        switch interface {
        case .v1:
            // -1 is v1's `max`. Memory may at no moment exceed memory and swap.
            if let memory { writes.append(CgroupWrite("memory.limit_in_bytes", memory.v1)) }
            if let memoryAndSwap {
                let raises = (memory ?? .value(0)) > (current.memoryAndSwap ?? .max)
                let write = CgroupWrite("memory.memsw.limit_in_bytes", memoryAndSwap.v1)
                writes.insert(write, at: raises ? 0 : writes.endIndex)
            }
            if let memoryReservation {
                writes.append(CgroupWrite("memory.soft_limit_in_bytes", memoryReservation.v1))
            }
        case .v2:
            if let memory { writes.append(CgroupWrite("memory.max", memory)) }
            if let memoryAndSwap {
                // As in `ConvertMemorySwapToCgroupV2Value` of github.com/opencontainers/cgroups.
                switch (memoryAndSwap, memory ?? current.memory) {
                case (.max, _): writes.append(CgroupWrite("memory.swap.max", CgroupLimit.max))
                case (.value(let total), .value(let memory)?):
                    writes.append(CgroupWrite("memory.swap.max", total - memory))
                case (.value, _):
                    throw CgroupError(.invalid, "a limit of memory and swap together needs a limit of memory on v2")
                }
            }
            if let memoryReservation { writes.append(CgroupWrite("memory.low", memoryReservation)) }
        }
        return writes
    }

    var pidsWrites: [CgroupWrite] {
        pids.map { [CgroupWrite("pids.max", $0)] } ?? []
    }

    var cpusetWrites: [CgroupWrite] {
        [cpus.map { CgroupWrite("cpuset.cpus", $0) }, memoryNodes.map { CgroupWrite("cpuset.mems", $0) }].compactMap(
            \.self
        )
    }

    /// - Parameter hasFile: whether the cgroup has a file; BFQ adds its own, with its own measure.
    func ioWrites(
        _ interface: CgroupHierarchy.Interface,
        hasFile: (String) -> Bool
    ) throws(CgroupError) -> [CgroupWrite] {
        guard let ioWeight else { return [] }
        try Self.check(ioWeight, in: Self.ioWeightRange, of: "io weight")
        return switch interface {
        case .v1 where hasFile("blkio.bfq.weight"): [CgroupWrite("blkio.bfq.weight", ioWeight)]
        case .v1: [CgroupWrite("blkio.weight", ioWeight)]
        case .v2 where hasFile("io.bfq.weight"): [CgroupWrite("io.bfq.weight", ioWeight)]
        case .v2: [CgroupWrite("io.weight", Self.unifiedIOWeight(ioWeight))]
        }
    }

    static let ioWeightRange: ClosedRange<UInt64> = 10...1000

    /// 10…1000 to 1…10000 (`ConvertBlkIOToIOWeightValue` of github.com/opencontainers/cgroups).
    static func unifiedIOWeight(_ weight: UInt64) -> UInt64 {
        1 + (weight.clamped(to: ioWeightRange) - 10) * 9999 / 990
    }

    static func ioWeight(unified weight: UInt64) -> UInt64 {
        10 + ((weight.clamped(to: 1...10_000) - 1) * 990 + 9998) / 9999
    }

    private static func check(_ value: UInt64, in range: ClosedRange<UInt64>, of what: String) throws(CgroupError) {
        guard range.contains(value) else {
            throw CgroupError(.invalid, "\(what) is \(range.lowerBound) to \(range.upperBound), not \(value)")
        }
    }
}

extension CgroupLimit {
    fileprivate var v1: String {
        value.map(String.init) ?? "-1"
    }
}
