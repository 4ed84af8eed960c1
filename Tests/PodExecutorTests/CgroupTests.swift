import Glibc
import PodTestSupport
import Synchronization
import Testing

@Suite("run: the pod's cgroup", .engine, .enabled(if: geteuid() == 0, "limits take root"))
struct CgroupTests {
    @Test("the kernel holds the limits of the pod as a whole, its containers are below, and stats reads it")
    func held() async throws {
        let yaml = "services: {a: {image: IMAGE, command: sleep 1000, init: true, deploy: {replicas: 2}}}"
        let run = PodRun(yaml, options: ["--cpus", "0.5", "--memory", "128m", "--pids", "60"])
        let outcome = try await run.outcome { program in
            try await program.runs()
            #expect(try Cgroups.read(("memory/memory.limit_in_bytes", "memory.max"), of: run.name) == "134217728\n")
            #expect(try Cgroups.read(("pids/pids.max", "pids.max"), of: run.name) == "60\n")
            let quota = try Cgroups.read(("cpu/cpu.cfs_quota_us", "cpu.max"), of: run.name)
            #expect(quota == (Cgroups.isV1 ? "50000\n" : "50000 100000\n"))
            // The init process of a container that runs starts the command a moment later.
            try await eventually("the processes: two containers' two each, and the infra's") {
                try Cgroups.processes(of: run.name) >= 5
            }

            let stats = try await Program.built("pod-executor")
                .run(["stats", run.name, "--no-stream", "--format", "json"]).succeeded().output
            let line = try Stats(stats)
            #expect(line.cgroup == "/podkit/\(run.name)")
            #expect(line.pod.cpu.limit == 0.5)
            #expect(line.pod.memory.limit == 128 << 20 && line.pod.memory.current > 0)
            #expect(line.pod.pids.limit == 60 && line.pod.pids.current >= 5)
            #expect(line.containers.count == 3)
            #expect(line.containers.allSatisfy { $0.pids.current > 0 && $0.memory.current <= line.pod.memory.current })
            try program.send(SIGTERM)
        }
        #expect(outcome.status == 143)
    }

    @Test("a pod whose cgroup somebody removed before its first container is not started without its limits")
    func vanishedAtOnce() async throws {
        // Containers enough that making them takes longer than to see the cgroup, most of the time.
        let yaml = "services: {web: {image: IMAGE, command: echo started, deploy: {replicas: 8}}}"
        for _ in 1...5 {
            let isRemoved = Mutex(false)
            let run = PodRun(yaml, options: ["--memory", "64m", "--network", "bridge"])
            let outcome = try await run.outcome { program in
                try await eventually("the pod's cgroup") { try !Cgroups.named(run.name).isEmpty }
                try program.send(SIGSTOP)
                let removed = try Cgroups.removeDirectories(of: run.name)
                isRemoved.withLock { $0 = removed }
                try program.send(SIGCONT)
                if !removed { try program.send(SIGTERM) }
            }
            // Otherwise a container was there first.
            guard isRemoved.withLock({ $0 }) else { continue }
            #expect(outcome.status == 1)
            // Which of the two it is depends on whether its limits were set already.
            let reasons = ["was removed by someone else", "the cgroup does not exist"]
            #expect(reasons.contains { outcome.reason.contains($0) }, "\(outcome.reason)")
            #expect(!outcome.output.contains("started"))
            return
        }
        Issue.record("the cgroup was never without containers")
    }

    @Test("a pod whose cgroup somebody removed is not started again without its limits")
    func vanished() async throws {
        let yaml = "services: {web: {image: IMAGE, command: 'false', restart: always}}"
        let run = PodRun(yaml, options: ["--memory", "64m", "--network", "bridge"])
        // Where others take the time until it is removed, the next attempt is a long pause away.
        let outcome = try await run.outcome(within: .seconds(180)) { program in
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
