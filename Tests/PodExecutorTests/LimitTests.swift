import Glibc
import PodTestSupport
import Testing

@Suite("run: the pod's limits", .engine, .enabled(if: geteuid() == 0, "limits take root"), .serialized)
struct LimitTests {
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

    @Test("four busy loops under --cpus 1 use one cpu")
    func cpus() async throws {
        let yaml = """
            services:
              busy: {image: IMAGE, init: true, command: "sh -c 'while :; do :; done'", deploy: {replicas: 4}}
            """
        let run = PodRun(yaml, options: ["--cpus", "1"])
        let outcome = try await run.outcome(within: .seconds(120)) { program in
            try await program.runs()
            // What other work leaves is less than the limit on a busy machine: it is measured again then.
            var window = try await CPUWindow.measure(run.name, for: .seconds(10))
            for _ in 1...4 where window.cpus < 0.95 {
                window = try await CPUWindow.measure(run.name, for: .seconds(10))
            }
            #expect(abs(window.cpus - 1) <= 0.05)
            try program.send(SIGTERM)
        }
        #expect(outcome.status == 143)
    }

    @Test("forks beyond a container's limit are refused and counted, and the other container goes on")
    func pids() async throws {
        let run = PodRun(fixture: "forker.yaml", options: ["--cpus", "1.5"])
        let outcome = try await run.outcome { program in
            try await program.outputLine(containing: "refused")
            try await program.outputLine(containing: "here")
            let refused = try program.outputSoFar().split(separator: "\n").first { $0.contains("refused") }
            let count = refused?.split(separator: " ").compactMap { Int($0) }.first ?? 0
            #expect((1900...2000).contains(count), "\(refused ?? "")")
            let stats = try await Program.built("pod-executor").run([
                "stats", run.name, "--no-stream", "--format", "json",
            ])
            .succeeded().output
            let line = try Stats(stats)
            let forker = try #require(line.containers.first { $0.service == "forker" })
            #expect(forker.pids.limit == 100 && forker.pids.current <= 100)
            #expect(forker.pids.refusals >= 1900)
            #expect(line.pod.cpu.limit == 1.5)
            let other = try #require(line.containers.first { $0.service == "other" })
            #expect(other.pids.current > 0 && other.pids.refusals == 0)
            try program.send(SIGTERM)
        }
        #expect(outcome.status == 143)
    }

    @Test("two hundred processes that ignore SIGTERM are gone less than a second after the grace")
    func crowd() async throws {
        let run = PodRun(fixture: "stubborn-crowd.yaml", options: ["--stop-grace", "1s", "--events", "json"])
        let outcome = try await run.outcome { program in
            try await program.errorLine(containing: "ready")
            #expect(try Cgroups.processes(of: run.name) > 200)
            try program.send(SIGTERM)
        }
        let events = try outcome.events()
        let stopping = try #require(events.first { $0.event == "stopping" })
        let removed = try #require(events.first { $0.event == "removed" })
        #expect(removed.time - stopping.time > 1, "they were given their grace")
        #expect(removed.time - stopping.time < 2, "\(removed.time - stopping.time) s")
    }

    @Test("a pod whose cgroup somebody removed is not started again without its limits")
    func vanished() async throws {
        let yaml = "services: {web: {image: IMAGE, command: 'false', restart: always}}"
        let run = PodRun(yaml, options: ["--memory", "64m", "--network", "bridge"])
        let outcome = try await run.outcome { program in
            try await program.errorLine(containing: "attempt 3")
            try await eventually("the pod's cgroup can be removed") { try Cgroups.removeDirectories(of: run.name) }
        }
        #expect(outcome.status == 1)
        #expect(outcome.reason.contains("was removed by someone else"), "\(outcome.reason)")
    }

    @Test(
        "limits that the pod cannot have are refused before anything starts",
        arguments: [
            (["--memory", "1m"], "6 MiB"),
            (["--memory", "64m", "--cgroup", "engine"], "a cgroup of its own"),
            (["--memory", "64m", "--cgroup", "pods.slice"], "absolute path"),
        ]
    )
    func refused(options: [String], reason: String) async throws {
        let run = PodRun("services: {web: {image: IMAGE, command: echo started}}", options: options)
        let outcome = try await run.outcome()
        #expect(outcome.status == 1)
        #expect(outcome.reason.contains(reason), "\(outcome.reason)")
        #expect(!outcome.output.contains("started"))
    }
}
