package import PodCgroups

extension CgroupLimits {
    /// Whether these limits, as they were written to a cgroup, are what the kernel says that it holds.
    ///
    /// It rounds memory down to whole pages, keeps a quota in whole microseconds, and a weight as it was written. Of
    /// ``cpuShares`` and ``cpuWeight`` it has the one of its interface.
    package func areHeld(by held: CgroupLimits) -> Bool {
        func isHeld(_ held: CgroupLimit?, _ asked: CgroupLimit?) -> Bool { asked.map { (held ?? .max) <= $0 } ?? true }
        let isWeightHeld =
            held.cpuWeight != nil
            ? cpuWeight == nil || held.cpuWeight == cpuWeight : cpuShares == nil || held.cpuShares == cpuShares
        let isQuotaHeld = cpuQuota?.cpus.map { abs((held.cpuQuota?.cpus ?? .infinity) - $0) < 0.001 } ?? true
        return isQuotaHeld && isWeightHeld && isHeld(held.memory, memory) && isHeld(held.pids, pids)
    }
}
