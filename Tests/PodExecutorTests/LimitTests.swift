import Glibc
import PodTestSupport
import SystemPackage
import Testing

@Suite("run: the pod's limits, measured", .engine, .enabled(if: geteuid() == 0, "limits take root"), .serialized)
struct LimitTests {
    @Test("four busy loops under --cpus 1 use one cpu")
    func cpus() async throws {
        let yaml = """
            services:
              busy: {image: IMAGE, init: true, command: "sh -c 'while :; do :; done'", deploy: {replicas: 4}}
            """
        let run = PodRun(yaml, options: ["--cpus", "1"])
        let outcome = try await run.outcome(within: .seconds(180)) { program in
            try await program.runs()
            // What other work leaves is less than the limit on a busy machine: the pod goes before it, and where that
            // is not enough it is measured again.
            try Cgroups.prefer(run.name)
            var window = try await CPUWindow.measure(run.name, for: .seconds(10))
            for _ in 1...11 where window.cpus < 0.95 {
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
        var seconds = try await secondsToEnd(200)
        // What two processes take beyond the grace, on a slow or busy machine, is not the crowd's.
        for _ in 1...3 where seconds >= 2 { seconds = try await secondsToEnd(200) - (secondsToEnd(2) - 1) }
        #expect(seconds < 2)
    }

    /// From the beginning of the stop, with a grace of a second, until nothing of the pod is left.
    private func secondsToEnd(_ processes: Int) async throws -> Double {
        let file = FilePath(Repository.path("Fixtures/pods/stubborn-crowd.yaml"))
        let yaml = try String(contentsOf: file).replacing("seq 200", with: "seq \(processes)")
        let run = PodRun(yaml, options: ["--stop-grace", "1s", "--events", "json"])
        let outcome = try await run.outcome { program in
            try await program.errorLine(containing: "ready")
            #expect(try Cgroups.processes(of: run.name) > processes)
            try program.send(SIGTERM)
        }
        let events = try outcome.events()
        let stopping = try #require(events.first { $0.event == "stopping" })
        let removed = try #require(events.first { $0.event == "removed" })
        let seconds = removed.time - stopping.time
        #expect(seconds > 1, "they were given their grace")
        return seconds
    }
}
