import PodCgroups
import Testing

struct FormulaTests {
    /// The values that runc's own tests name for its conversion.
    @Test(arguments: [(0, 1), (2, 1), (1024, 100), (262_144, 10_000), (1_000_000, 10_000)] as [(UInt64, UInt64)])
    func sharesBecomeWeight(shares: UInt64, weight: UInt64) {
        #expect(CPUShares.weight(shares: shares) == weight)
    }

    @Test func weightNeverFallsAsSharesRise() {
        var last: UInt64 = 0
        for shares in stride(from: UInt64(2), through: 262_144, by: 7) {
            let weight = CPUShares.weight(shares: shares)
            #expect(weight >= last)
            last = weight
        }
    }

    @Test func weightBecomesSharesAndBack() {
        #expect(CPUShares.shares(weight: 100) == 1024)
        #expect(CPUShares.shares(weight: 1) == 2)
        #expect(CPUShares.shares(weight: 10_000) == 262_144)
        for weight in stride(from: UInt64(20), through: 10_000, by: 13) {
            let back = CPUShares.weight(shares: CPUShares.shares(weight: weight))
            #expect(back >= weight && back <= weight + weight / 20 + 1, "\(weight) came back as \(back)")
        }
    }

    @Test(arguments: [(0.5, 512), (1, 1024), (0.001, 2), (1000, 262_144), (-1, 2), (.nan, 2)] as [(Double, UInt64)])
    func cpusBecomeShares(cpus: Double, shares: UInt64) {
        #expect(CPUShares.shares(cpus: cpus) == shares)
    }

    @Test(arguments: [(0.5, 50), (2, 200), (0.001, 1), (1000, 10_000)] as [(Double, UInt64)])
    func cpusBecomeWeight(cpus: Double, weight: UInt64) {
        #expect(CPUShares.weight(cpus: cpus) == weight)
    }

    @Test(arguments: [(1.5, 150_000), (0.1, 10_000), (0.001, 1000)] as [(Double, UInt64)])
    func cpusBecomeQuota(cpus: Double, quota: UInt64) {
        #expect(CPUQuota(cpus: cpus) == CPUQuota(quota: .value(quota), period: 100_000))
    }

    @Test(arguments: [0, -1, .nan, .infinity]) func refusesCPUsThatAreNone(cpus: Double) {
        #expect(CPUQuota(cpus: cpus) == nil)
    }

    @Test(arguments: [("0-3,8", "0-3,8"), ("3,1,2", "1-3"), ("0-2,2-4", "0-4"), ("7\n", "7"), ("", "")])
    func cpuSetsReadAndWrite(text: String, description: String) {
        #expect(CPUSet(text)?.description == description)
    }

    @Test(arguments: ["x", "3-1", "-1", "1-", "0-4000000000", "1-2-3", "0 1"])
    func refusesWhatIsNoCPUSet(text: String) {
        #expect(CPUSet(text) == nil)
    }
}
