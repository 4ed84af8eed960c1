import Glibc
import PodTestSupport
import Testing

@Suite("run: out of memory", .engine, .enabled(if: geteuid() == 0, "limits take root"), .serialized)
struct OutOfMemoryTests {
    @Test("of two that grow under the pod's limit, the second is stopped by it, and the message says so")
    func sharedMemory() async throws {
        let outcome = try await PodRun(fixture: "growers.yaml", options: ["--memory", "256m", "--events", "json"])
            .outcome()
        #expect(outcome.status == 1)
        #expect(outcome.reason == "error: second: ran out of memory: the pod's limit of 256 MiB was reached")
        let failed = try #require(try outcome.events().first { $0.event == "failed" })
        #expect(failed.service == "second")
        #expect(failed.outOfMemory == true)
        #expect(failed.memoryLimitOf == "pod")
        #expect(failed.memoryLimit == 256 << 20)
        let others = try outcome.events().filter { $0.event == "exited" && $0.service != "second" }
        #expect(others.count == 2)
        #expect(others.allSatisfy { $0.outOfMemory == nil }, "\(others)")
    }

    @Test("a container's own limit is told from the pod's")
    func ownMemory() async throws {
        let outcome = try await PodRun(fixture: "oom.yaml", options: ["--memory", "256m", "--events", "json"]).outcome()
        let failed = try #require(try outcome.events().first { $0.event == "failed" })
        #expect(outcome.reason == "error: greedy: ran out of memory: its own limit of 16 MiB was reached")
        #expect(failed.memoryLimitOf == "container")
        #expect(failed.memoryLimit == 16 << 20)
    }

    @Test("a limit above the pod's is told from the pod's own", .enabled(if: Cgroups.isV1, "v2 has no nested pods"))
    func outerMemory() async throws {
        let yaml = "services: {greedy: {image: IMAGE, command: tail /dev/zero}}"
        var run = PodRun(yaml, options: ["--cgroup", "nested", "--memory", "1g", "--events", "json"])
        let outer = OuterCgroup(memory: 256 << 20)
        run.launcher = outer.launcher
        let outcome = try await outer.with { try await run.outcome() }
        let failed = try #require(try outcome.events().first { $0.event == "failed" })
        #expect(outcome.reason == "error: greedy: ran out of memory: a limit above the pod's of 256 MiB was reached")
        #expect(failed.memoryLimitOf == "outer")
        #expect(failed.memoryLimit == 256 << 20)
    }
}
