import PodCgroups
import PodKit
import Testing

@Suite("a pod's limits, as systemd and the kernel keep them")
struct SlicePropertyTests {
    @Test("a slice's limits are properties of systemd's")
    func properties() {
        #expect(
            SystemdSlice.properties(PodLimits(cpus: 1.255, memory: 512 << 20, pids: 100)) == [
                "CPUQuota=125.5%", "CPUWeight=125", "MemoryMax=536870912", "TasksMax=100",
            ]
        )
        #expect(SystemdSlice.properties(PodLimits()) == [])
    }

    @Test(
        "a quota is in tenths of a percent, which every systemd reads, and never less than what is asked for",
        arguments: [
            (2, "200%"), (0.5, "50%"), (0.1, "10%"), (1.1, "110%"), (0.333, "33.3%"), (0.0105, "1.1%"),
            (0.125, "12.5%"), (0.00001, "0.1%"), (0.1 + 0.2, "30%"),
        ] as [(Double, String)]
    )
    func quotas(_ cpus: Double, _ text: String) {
        #expect(SystemdSlice.properties(PodLimits(cpus: cpus)).first == "CPUQuota=\(text)")
    }

    @Test("the share is the weight, with a quota or without")
    func weights() {
        #expect(SystemdSlice.properties(PodLimits(cpuShare: 1.5)) == ["CPUWeight=150"])
        #expect(SystemdSlice.properties(PodLimits(cpus: 2, cpuShare: 0.5)) == ["CPUQuota=200%", "CPUWeight=50"])
    }

    /// What systemd writes to the kernel for a quota (`cgroup_cpu_adjust_period`), with and without longer periods.
    private func quota(_ cpus: Double, prolongs: Bool) -> CPUQuota {
        let perSecond = UInt64((cpus * 1000 - 1e-6).rounded(.up)) * 1000
        let period = prolongs ? min(max(100_000, 1_000_000_000 / perSecond), 1_000_000) : 100_000
        return CPUQuota(quota: .value(max(perSecond * period / 1_000_000, 1000)), period: period)
    }

    @Test("what systemd makes of a quota counts as held", arguments: [true, false])
    func heldQuotas(prolongs: Bool) {
        for thousandths in 1...3000 {
            // What systemd is asked for is rounded up.
            for cpus in [Double(thousandths) / 1000, Double(thousandths) / 1000 - 0.0007] {
                var held = CgroupLimits(cpuWeight: CPUShares.weight(cpus: cpus))
                held.cpuQuota = quota(cpus, prolongs: prolongs)
                #expect(SystemdSlice.holds(PodLimits(cpus: cpus), in: held), "\(cpus): \(held)")
            }
        }
    }

    @Test(
        "another quota, weight, or none does not",
        arguments: [
            CgroupLimits(cpuWeight: 150, cpuQuota: CPUQuota(quota: .max)),
            CgroupLimits(cpuWeight: 150, cpuQuota: CPUQuota(quota: 149_000)),
            CgroupLimits(cpuWeight: 150, cpuQuota: CPUQuota(quota: 152_000)),
            CgroupLimits(cpuWeight: 100, cpuQuota: CPUQuota(quota: 150_000)),
            CgroupLimits(cpuShares: 1024, cpuQuota: CPUQuota(quota: 150_000)),
            CgroupLimits(cpuQuota: CPUQuota(quota: 150_000)),
            CgroupLimits(),
        ]
    )
    func otherLimits(_ held: CgroupLimits) {
        #expect(!SystemdSlice.holds(PodLimits(cpus: 1.5), in: held))
        #expect(!PodLimits(cpus: 1.5).kernelLimits.areHeld(by: held))
    }

    @Test("on v1 systemd makes shares of a weight, which it has rounded down")
    func shares() {
        let limits = PodLimits(cpuShare: 0.255)
        #expect(SystemdSlice.holds(limits, in: CgroupLimits(cpuShares: 256)))
        #expect(!SystemdSlice.holds(limits, in: CgroupLimits(cpuShares: 261)))
        #expect(SystemdSlice.holds(PodLimits(cpuShare: 0.001), in: CgroupLimits(cpuShares: 10)))
        #expect(SystemdSlice.holds(PodLimits(cpuShare: 5000), in: CgroupLimits(cpuShares: 102_400)))
    }

    @Test("a cgroup of PodKit's own has the shares or the weight that was written")
    func own() {
        let limits = PodLimits(cpuShare: 0.255, memory: 10_000_000, pids: 7).kernelLimits
        let memory = CgroupLimit.value(9_998_336)
        #expect(limits.areHeld(by: CgroupLimits(cpuShares: 261, memory: memory, pids: 7)))
        #expect(limits.areHeld(by: CgroupLimits(cpuWeight: 25, memory: memory, pids: 7)))
        #expect(!limits.areHeld(by: CgroupLimits(cpuShares: 1024, memory: memory, pids: 7)))
        #expect(!limits.areHeld(by: CgroupLimits(cpuWeight: 100, memory: memory, pids: 7)))
        #expect(!limits.areHeld(by: CgroupLimits(cpuShares: 261, memory: .max, pids: 7)))
        #expect(!limits.areHeld(by: CgroupLimits(cpuShares: 261, memory: memory, pids: 8)))
        #expect(PodLimits().kernelLimits.areHeld(by: CgroupLimits(cpuShares: 1024, memory: .max)))
    }
}
