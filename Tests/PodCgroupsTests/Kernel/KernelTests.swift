import Glibc
import PodCgroups
import SystemPackage
import Testing

@Suite(.enabled(if: kernelIsOurs, "making cgroups takes root"), .timeLimit(.minutes(3)))
struct KernelTests {
    @Test func createsAndRemovesInEveryHierarchy() async throws {
        try await withCgroup("create") { cgroup in
            for directory in try directories(of: cgroup) {
                #expect(access(directory.string, F_OK) == 0, "\(directory)")
            }
        }
    }

    @Test func removesWhatAnEngineLeftBehind() async throws {
        try await withCgroup("engine") { cgroup in
            for directory in try directories(of: cgroup) {
                for name in ["c0ffee", "c0ffee/inner", "beef"] {
                    #expect(mkdir(directory.appending(name).string, 0o755) == 0)
                }
            }
            try await cgroup.remove()
            #expect(!cgroup.exists)
        }
    }

    @Test func limitsReadBackAsTheKernelTookThem() async throws {
        let limits = CgroupLimits(
            cpuShares: 2048,
            cpuQuota: CPUQuota(cpus: 0.5),
            memory: .value(62 << 20),
            memoryReservation: .value(32 << 20),
            pids: 50,
            cpus: CPUSet("0"),
            memoryNodes: CPUSet("0")
        )
        try await withCgroup("limits", limits: limits) { cgroup in
            var held = try cgroup.limits()
            #expect(held.cpuShares == 2048 || held.cpuWeight == CPUShares.weight(shares: 2048))
            #expect(held.cpuQuota == CPUQuota(quota: 50_000, period: 100_000))
            #expect(held.memory == .value(62 << 20))
            #expect(held.memoryReservation == .value(32 << 20))
            #expect(held.pids == 50)
            #expect(held.cpus == CPUSet("0"))
            #expect(held.memoryNodes == CPUSet("0"))
            try cgroup.set(CgroupLimits(cpuQuota: CPUQuota(quota: .max), memory: .max, pids: .max))
            held = try cgroup.limits()
            #expect(held.cpuQuota?.quota == .max)
            #expect(held.memory == .max)
            #expect(held.pids == .max)
        }
    }

    @Test func memoryAndSwapGoUpAndDownTogether() async throws {
        try await withCgroup("swap") { cgroup in
            for (memory, both) in [(32, 64), (128, 128), (16, 24)] {
                let limits = CgroupLimits(
                    memory: .value(UInt64(memory) << 20),
                    memoryAndSwap: .value(UInt64(both) << 20)
                )
                try cgroup.set(limits)
                let held = try cgroup.limits()
                #expect(held.memory == limits.memory)
                #expect(held.memoryAndSwap == limits.memoryAndSwap)
            }
        }
    }

    @Test func weighsIOWhereTheKernelCan() async throws {
        try await withCgroup("io") { cgroup in
            do {
                try cgroup.set(CgroupLimits(ioWeight: 300))
                #expect(try cgroup.limits().ioWeight == 300)
            } catch let error as CgroupError {
                #expect(error.code == .unsupported || error.code == .noController, "\(error)")
            }
        }
    }

    @Test func refusesFewerProcessesThanRun() async throws {
        try await withCgroup("fewer") { cgroup in
            let first = try TestProcess("sleep 600")
            let second = try TestProcess("sleep 600")
            try cgroup.add(process: first.id)
            try cgroup.add(process: second.id)
            let error = #expect(throws: CgroupError.self) { try cgroup.set(CgroupLimits(pids: 1)) }
            #expect(error?.code == .limitBelowUsage)
            #expect(error?.path?.lastComponent == "pids.max")
            #expect(try cgroup.limits().pids == .max)
        }
    }

    @Test func roundsMemoryDownToPages() async throws {
        try await withCgroup("pages", limits: CgroupLimits(memory: .value((8 << 20) + 1))) { cgroup in
            let held = try cgroup.limits()
            #expect(held.memory == .value(8 << 20))
        }
    }

    @Test func refusesALimitBelowWhatIsInUse() async throws {
        try await withCgroup("in-use") { cgroup in
            // A variable of 8 MB, which stays in the shell's memory.
            let shell = try TestProcess("x=$(head -c 8000000 /dev/zero | tr '\\0' x); sleep 600; echo $x")
            try cgroup.add(process: shell.id)
            shell.go()
            try await eventually { try (cgroup.usage().memory?.anonymous ?? 0) > 8_000_000 }
            let error = #expect(throws: CgroupError.self) { try cgroup.set(CgroupLimits(memory: .value(2 << 20))) }
            #expect(error?.code == .limitBelowUsage)
            #expect(error?.path?.lastComponent?.string.hasPrefix("memory.") == true)
            #expect(error?.value == "\(2 << 20)")
            #expect(try cgroup.usage().memory?.oomKills == 0)
        }
    }

    @Test func holdsTheSumOfBusyLoopsToTheQuota() async throws {
        // So little that they reach it on a busy machine too.
        try await withCgroup("quota", limits: CgroupLimits(cpuQuota: CPUQuota(cpus: 0.1))) { cgroup in
            let shell = try TestProcess("for i in 1 2 3 4; do (while :; do :; done) & done; wait")
            try cgroup.add(process: shell.id)
            let start = ContinuousClock.now
            let before = try #require(try cgroup.usage().cpu)
            shell.go()
            try await eventually {
                try (cgroup.usage().cpu?.throttledPeriods ?? 0) >= 10 && ContinuousClock.now - start > .seconds(1)
            }
            let after = try #require(try cgroup.usage().cpu)
            let used = (after.total - before.total) / (ContinuousClock.now - start)
            #expect(used < 0.15, "\(used) cpus")
            #expect(after.throttled > before.throttled)
            #expect(after.user > .zero)
        }
    }

    @Test func countsRefusedForks() async throws {
        try await withCgroup("pids", limits: CgroupLimits(pids: 10)) { cgroup in
            let shell = try TestProcess("for i in $(seq 20); do sleep 600 & done; wait")
            try cgroup.add(process: shell.id)
            shell.go()
            try await eventually { try (cgroup.usage().pids?.refusals ?? 0) > 0 }
            let pids = try #require(try cgroup.usage().pids)
            #expect(pids.current <= 10)
            #expect(pids.limit == 10)
        }
    }

    @Test func freezesAndThaws() async throws {
        try await withCgroup("freeze") { cgroup in
            let child = try cgroup.cgroups.create(cgroup.child("busy").path)
            let shell = try TestProcess("while :; do :; done")
            try child.add(process: shell.id)
            shell.go()
            try await cgroup.freeze()
            #expect(try cgroup.isFrozen())
            let frozen = try cgroup.usage().cpu?.total
            let start = ContinuousClock.now
            try await eventually { ContinuousClock.now - start > .milliseconds(100) }
            #expect(try cgroup.usage().cpu?.total == frozen)
            try cgroup.thaw()
            #expect(try !cgroup.isFrozen())
            try await eventually { try cgroup.usage().cpu?.total != frozen }
        }
    }

    @Test func killsTwoHundredThatIgnoreSignals() async throws {
        try await withCgroup("kill") { cgroup in
            let shell = try TestProcess(
                "trap '' TERM; for i in $(seq 200); do sh -c \"trap '' TERM; sleep 600\" & done; wait"
            )
            try cgroup.add(process: shell.id)
            shell.go()
            try await eventually { try cgroup.processes().count > 200 }
            try await cgroup.kill()
            #expect(try cgroup.processes().isEmpty)
            #expect(shell.wait() == SIGKILL)
        }
    }

    @Test func killsWhatWasFrozen() async throws {
        try await withCgroup("kill-frozen") { cgroup in
            let child = try cgroup.cgroups.create(cgroup.child("frozen").path)
            let shell = try TestProcess("sleep 600")
            try child.add(process: shell.id)
            try await child.freeze()
            try await cgroup.kill()
            #expect(shell.wait() == SIGKILL)
        }
    }

    @Test func killsFasterThanAForkBombGrows() async throws {
        try await withCgroup("bomb", limits: CgroupLimits(pids: 150)) { cgroup in
            let shell = try TestProcess("bomb() { bomb & bomb & wait; }; bomb")
            try cgroup.add(process: shell.id)
            shell.go()
            try await eventually { try cgroup.processes().count > 50 }
            try await cgroup.kill()
            #expect(try cgroup.processes().isEmpty)
        }
    }

    @Test func doesNotRemoveWhatIsInUse() async throws {
        try await withCgroup("busy") { cgroup in
            let shell = try TestProcess("sleep 600")
            try cgroup.add(process: shell.id)
            let error = await #expect(throws: CgroupError.self) {
                try await cgroup.remove(timeout: .milliseconds(50))
            }
            #expect(error?.code == .busy)
            #expect(error?.message.contains("\(shell.id)") == true)
            #expect(try cgroup.processes() == [shell.id])
        }
    }

    @Test func refusesAProcessThatIsGone() async throws {
        try await withCgroup("gone") { cgroup in
            let shell = try TestProcess("exit 0")
            shell.go()
            shell.wait()
            let error = #expect(throws: CgroupError.self) { try cgroup.add(process: shell.id) }
            #expect(error?.code == .notFound)
        }
    }

    @Test func leavesNothingBehindWhenALimitIsRefused() async throws {
        let cgroups = try Cgroups.detect()
        let parent = FilePath("/podkit-refused-\(getpid())")
        let error = #expect(throws: CgroupError.self) {
            try cgroups.create(parent.appending("pod"), limits: CgroupLimits(pids: 10, cpus: CPUSet("60000")))
        }
        #expect(error?.path?.lastComponent == "cpuset.cpus")
        #expect(error?.value == "60000")
        #expect(error?.cause != nil)
        #expect(try !cgroups.cgroup(parent).exists)
    }

    private func directories(of cgroup: Cgroup) throws -> [FilePath] {
        try cgroup.cgroups.hierarchies.map { try $0.directory(of: cgroup.path) }
    }
}
