import Testing

@testable import PodCgroups

struct WriteTests {
    @Test func writesCPU() throws {
        let limits = CgroupLimits(cpuShares: 512, cpuQuota: CPUQuota(quota: 50_000))
        #expect(
            try limits.cpuWrites(.v1) == [
                CgroupWrite("cpu.shares", 512), CgroupWrite("cpu.cfs_quota_us", -1),
                CgroupWrite("cpu.cfs_period_us", 100_000), CgroupWrite("cpu.cfs_quota_us", 50_000),
            ]
        )
        #expect(
            try limits.cpuWrites(.v2) == [
                CgroupWrite("cpu.weight", CPUShares.weight(shares: 512)), CgroupWrite("cpu.max", "50000 100000"),
            ]
        )
        #expect(
            try CgroupLimits(cpuQuota: CPUQuota(quota: .max)).cpuWrites(.v2) == [CgroupWrite("cpu.max", "max 100000")]
        )
        #expect(try CgroupLimits(cpuWeight: 100).cpuWrites(.v1) == [CgroupWrite("cpu.shares", 1024)])
    }

    @Test func raisesMemoryAndSwapFirstAndLowersThemLast() throws {
        let limits = CgroupLimits(memory: 100, memoryAndSwap: 200)
        let memory = CgroupWrite("memory.limit_in_bytes", 100)
        let both = CgroupWrite("memory.memsw.limit_in_bytes", 200)
        #expect(try limits.memoryWrites(.v1, current: CgroupLimits(memoryAndSwap: 50)) == [both, memory])
        #expect(try limits.memoryWrites(.v1, current: CgroupLimits(memoryAndSwap: .max)) == [memory, both])
        #expect(
            try CgroupLimits(memory: .max, memoryAndSwap: .max).memoryWrites(
                .v1,
                current: CgroupLimits(memoryAndSwap: 9)
            )
                == [CgroupWrite("memory.memsw.limit_in_bytes", -1), CgroupWrite("memory.limit_in_bytes", -1)]
        )
    }

    @Test func swapOnV2IsTheDifference() throws {
        #expect(
            try CgroupLimits(memory: 100, memoryReservation: 10, memoryAndSwap: 150)
                .memoryWrites(.v2, current: CgroupLimits())
                == [
                    CgroupWrite("memory.max", 100), CgroupWrite("memory.swap.max", 50), CgroupWrite("memory.low", 10),
                ]
        )
        #expect(
            try CgroupLimits(memoryAndSwap: 150).memoryWrites(.v2, current: CgroupLimits(memory: 150))
                == [CgroupWrite("memory.swap.max", 0)]
        )
        #expect(
            try CgroupLimits(memoryAndSwap: .max).memoryWrites(.v2, current: CgroupLimits(memory: 150))
                == [CgroupWrite("memory.swap.max", "max")]
        )
    }

    @Test func refusesLessForBothThanForMemory() {
        for interface in [CgroupHierarchy.Interface.v1, .v2] {
            let error = #expect(throws: CgroupError.self) {
                try CgroupLimits(memory: 100, memoryAndSwap: 50).memoryWrites(interface, current: CgroupLimits())
            }
            #expect(error?.code == .invalid)
        }
    }

    @Test func takesTheIOFileThatIsThere() throws {
        let limits = CgroupLimits(ioWeight: 500)
        #expect(try limits.ioWrites(.v1) { _ in true } == [CgroupWrite("blkio.bfq.weight", 500)])
        #expect(try limits.ioWrites(.v1) { _ in false } == [CgroupWrite("blkio.weight", 500)])
        #expect(try limits.ioWrites(.v2) { _ in true } == [CgroupWrite("io.bfq.weight", 500)])
        #expect(try limits.ioWrites(.v2) { _ in false } == [CgroupWrite("io.weight", 4950)])
    }

    @Test func ioWeightsComeBackAsTheyWere() {
        for weight in UInt64(10)...1000 {
            #expect(CgroupLimits.ioWeight(unified: CgroupLimits.unifiedIOWeight(weight)) == weight)
        }
    }

    @Test(arguments: [CgroupLimits(cpuShares: 1), CgroupLimits(cpuShares: 300_000), CgroupLimits(cpuWeight: 0)])
    func refusesWhatIsOutOfRange(limits: CgroupLimits) {
        let interface: CgroupHierarchy.Interface = limits.cpuShares == nil ? .v2 : .v1
        #expect(throws: CgroupError.self) { try limits.cpuWrites(interface) }
    }
}
