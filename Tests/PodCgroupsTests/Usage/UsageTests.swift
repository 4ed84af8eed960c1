import PodCgroups
import SystemPackage
import Testing

struct UsageTests {
    @Test func readsV1() throws {
        let cgroup = try Fixture.detect("v1").cgroup("/mesos/0a6d5a1e-2b6f-4d9a-9a29-5b1f2b1c7a11")
        let usage = try cgroup.usage()
        let cpu = try #require(usage.cpu)
        #expect(cpu.total == .nanoseconds(12_345_678_901))
        #expect(cpu.user == .seconds(12))
        #expect(cpu.system == .nanoseconds(345_678_901))
        #expect(cpu.periods == 100)
        #expect(cpu.throttledPeriods == 25)
        #expect(cpu.throttled == .milliseconds(1500))
        let memory = try #require(usage.memory)
        #expect(memory.current == 100 << 20)
        #expect(memory.peak == 200 << 20)
        #expect(memory.limit == .value(512 << 20))
        #expect(memory.swap == 2 << 20)
        #expect(memory.anonymous == 60 << 20)
        #expect(memory.file == 40 << 20)
        #expect(memory.workingSet == 80 << 20)
        #expect(memory.limitHits == 17)
        #expect(memory.oomKills == 3)
        #expect(usage.pids == nil)
        let io = try #require(usage.io?.first)
        #expect(usage.io?.count == 1)
        #expect((io.major, io.minor) == (8, 0))
        #expect((io.bytesRead, io.bytesWritten, io.reads, io.writes) == (1 << 20, 2 << 20, 10, 20))
        #expect(try cgroup.pressure(.memory) == nil)
    }

    @Test func readsV2() throws {
        let cgroup = try Fixture.detect("v2").cgroup("/podkit/web")
        let usage = try cgroup.usage()
        let cpu = try #require(usage.cpu)
        #expect(cpu.total == .seconds(5))
        #expect(cpu.throttled == .milliseconds(250))
        let memory = try #require(usage.memory)
        #expect(memory.current == 128 << 20)
        #expect(memory.limit == .value(256 << 20))
        #expect(memory.swap == 4096)
        #expect(memory.workingSet == 112 << 20)
        #expect(memory.limitHits == 100)
        #expect(memory.oomKills == 3)
        #expect(try cgroup.memoryEvents()?.ownLimitOOMs == 1)
        let pids = try #require(usage.pids)
        #expect(pids.current == 12)
        #expect(pids.limit == .max)
        #expect(pids.peak == 40)
        #expect(pids.refusals == 7)
        let io = try #require(usage.io)
        #expect(io.map(\.major) == [8, 254])
        #expect(io.map(\.bytesRead) == [90_430_464, 1_459_200])
        #expect(io.map(\.writes) == [1252, 353])
    }

    @Test func readsPressure() throws {
        let cgroup = try Fixture.detect("v2").cgroup("/podkit/web")
        let memory = try #require(try cgroup.pressure(.memory))
        #expect(memory.some.average10 == 1.5)
        #expect(memory.some.total == .microseconds(123_456))
        #expect(memory.full?.average10 == 0.25)
        #expect(try cgroup.pressure(.cpu)?.full == nil)
        #expect(try cgroup.pressure(.io) == nil)
    }

    @Test func readsLimits() throws {
        let v2 = try Fixture.detect("v2").cgroup("/podkit/web").limits()
        #expect(v2.cpuWeight == 100)
        #expect(v2.cpuShares == nil)
        #expect(v2.cpuQuota == CPUQuota(quota: .max))
        #expect(v2.memory == .value(256 << 20))
        #expect(v2.memoryAndSwap == .value(320 << 20))
        #expect(v2.pids == .max)
        #expect(v2.cpus == CPUSet([0, 1, 2, 3, 8]))
        #expect(v2.memoryNodes?.isEmpty == true)
        #expect(v2.ioWeight == 20)
        let v1 = try Fixture.detect("v1").cgroup("/mesos/0a6d5a1e-2b6f-4d9a-9a29-5b1f2b1c7a11").limits()
        #expect(v1.cpuShares == 1024)
        #expect(v1.cpuQuota?.cpus == 1.5)
        #expect(v1.memoryAndSwap == .max)
        #expect(v1.memoryReservation == .max)
        #expect(v1.pids == nil)
    }

    @Test func saysThatTheCgroupIsNotThere() throws {
        let cgroup = try Fixture.detect("v2").cgroup("/podkit/other")
        let usage = #expect(throws: CgroupError.self) { try cgroup.usage() }
        #expect(usage?.code == .notFound)
        let set = #expect(throws: CgroupError.self) { try cgroup.set(CgroupLimits(pids: 1)) }
        #expect(set?.code == .notFound)
        let events = #expect(throws: CgroupError.self) { try cgroup.oomEvents() }
        #expect(events?.code == .notFound)
    }

    @Test func namesTheControllerThatIsMissing() throws {
        let cgroup = try Fixture.detect("hybrid").cgroup("/podkit")
        let error = #expect(throws: CgroupError.self) { try cgroup.set(CgroupLimits(ioWeight: 100)) }
        #expect(error?.code == .noController)
        #expect(error?.message.contains("io") == true)
    }

    @Test func namesTheFileThatDoesNotReadAsDocumented() async throws {
        let files = [
            "proc/self/mountinfo": "29 23 0:26 / /cgroup rw,relatime - cgroup2 cgroup2 rw\n",
            "proc/self/cgroup": "0::/\n",
            "cgroup/cgroup.controllers": "pids\n",
            "cgroup/pod/pids.current": "many\n",
        ]
        try await Fixture.temporary(files) { root in
            let pod = try Cgroups.detect(root: root).cgroup("/pod")
            let error = #expect(throws: CgroupError.self) { try pod.usage() }
            #expect(error?.code == .malformed)
            #expect(error?.path == root.appending("cgroup/pod/pids.current"))
        }
    }
}
