extension Cgroup {
    /// What the cgroup and all below it use now.
    ///
    /// - Throws: `notFound` if the cgroup does not exist; `malformed`, `denied`.
    public func usage() throws(CgroupError) -> CgroupUsage {
        guard exists else { throw CgroupError(.notFound, "the cgroup \(path) does not exist") }
        return CgroupUsage(cpu: try cpuUsage(), memory: try memoryUsage(), pids: try pidsUsage(), io: try ioUsage())
    }

    /// How long work in the cgroup stood still; nil if the kernel does not measure it (v1, or started without `psi=1`).
    public func pressure(_ resource: CgroupPressure.Resource) throws(CgroupError) -> CgroupPressure? {
        for directory in directories(.v2) {
            if let pressure = try directory.parse("\(resource).pressure", CgroupPressure.init(_:)) { return pressure }
        }
        return nil
    }

    private func cpuUsage() throws(CgroupError) -> CgroupCPUUsage? {
        if let (directory, _) = present(.cpuacct), let usage = try directory.number("cpuacct.usage") {
            return CgroupCPUUsage(
                usage: usage,
                user: try directory.number("cpuacct.usage_user") ?? 0,
                system: try directory.number("cpuacct.usage_sys") ?? 0,
                stat: try present(.cpu)?.0.flatKeyed("cpu.stat") ?? [:]
            )
        }
        // Every v2 cgroup counts its time, with or without the controller.
        return try directories(.v2).first?.flatKeyed("cpu.stat").map(CgroupCPUUsage.init(unifiedStat:))
    }

    private func memoryUsage() throws(CgroupError) -> CgroupMemoryUsage? {
        guard let (directory, interface) = present(.memory) else { return nil }
        let isV1 = interface == .v1
        guard let current = try directory.number(isV1 ? "memory.usage_in_bytes" : "memory.current"),
            let events = try directory.memoryEvents(interface)
        else { return nil }
        var usage = CgroupMemoryUsage(current: current, limitHits: events.limitHits, oomKills: events.kills)
        usage.limit = try directory.memoryLimit(interface) ?? .max
        usage.peak = try directory.number(isV1 ? "memory.max_usage_in_bytes" : "memory.peak")
        usage.swap =
            isV1
            ? try directory.number("memory.memsw.usage_in_bytes").map { $0 - min($0, current) }
            : try directory.number("memory.swap.current")
        usage.add(stat: try directory.flatKeyed("memory.stat") ?? [:])
        return usage
    }

    private func pidsUsage() throws(CgroupError) -> CgroupPidsUsage? {
        guard let (directory, _) = present(.pids), let current = try directory.number("pids.current") else {
            return nil
        }
        return CgroupPidsUsage(
            current: current,
            limit: try directory.limit("pids.max") ?? .max,
            peak: try directory.number("pids.peak"),
            refusals: try directory.flatKeyed("pids.events")?["max"] ?? 0
        )
    }

    private func ioUsage() throws(CgroupError) -> [CgroupIOUsage]? {
        guard let (directory, interface) = present(.io, .blkio) else { return nil }
        switch interface {
        case .v1:
            guard let bytes = try directory.file("blkio.throttle.io_service_bytes_recursive").readIfPresent(),
                let serviced = try directory.file("blkio.throttle.io_serviced_recursive").readIfPresent()
            else { return nil }
            return CgroupIOUsage.parse(serviceBytes: bytes, serviced: serviced)
        case .v2:
            return try directory.file("io.stat").readIfPresent().map(CgroupIOUsage.parse(ioStat:))
        }
    }
}
