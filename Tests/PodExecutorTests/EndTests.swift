import Glibc
import PodTestSupport
import Testing

@Suite("run: how a pod ends", .engine, .serialized)
struct EndTests {
    @Test("a pod whose services all end well has finished")
    func finishes() async throws {
        let outcome = try await PodRun(fixture: "finishes.yaml").outcome()
        #expect(outcome.status == 0, "\(outcome)")
        #expect(outcome.printed(by: "first") == ["first is done"])
        #expect(outcome.printed(by: "second") == ["one", "second is done"])
    }

    @Test("a service that fails ends the pod; the last line says which, how, and what it printed")
    func fails() async throws {
        let outcome = try await PodRun(fixture: "fails.yaml").outcome()
        #expect(outcome.status == 1)
        #expect(outcome.reason == "error: broken: exited with status 3")
        // One on its standard output, one on its standard error, which the engine takes up side by side.
        #expect(outcome.errorLines.suffix(3).dropLast().sorted() == ["  looking for the settings", "  no settings"])
    }

    @Test("a signal is called by its name")
    func killed() async throws {
        let outcome = try await PodRun("services: {web: {image: IMAGE, command: sh -c 'kill -9 $$$$', init: true}}")
            .outcome()
        #expect(outcome.status == 1)
        #expect(outcome.reason == "error: web: terminated by signal 9 (SIGKILL)")
    }

    @Test("a command that is not in the image is said with the engine's own words")
    func noCommand() async throws {
        let outcome = try await PodRun("services: {web: {image: IMAGE, command: no-such-program}}").outcome()
        #expect(outcome.status == 1)
        #expect(outcome.reason.contains("web") && outcome.reason.contains("no-such-program"), "\(outcome.reason)")
    }

    @Test("a service that takes more memory than its limit is said to have done so")
    func outOfMemory() async throws {
        let outcome = try await PodRun(fixture: "oom.yaml").outcome()
        #expect(outcome.status == 1)
        #expect(outcome.reason.hasPrefix("error: greedy: ran out of memory"), "\(outcome.reason)")
    }

    @Test("--memory limits the pod as a whole", .enabled(if: geteuid() == 0))
    func podOutOfMemory() async throws {
        let yaml = """
            services:
              greedy: {image: IMAGE, command: tail /dev/zero}
              modest: {image: IMAGE, command: sleep 1000, init: true}
            """
        let outcome = try await PodRun(yaml, options: ["--memory", "32m"]).outcome()
        #expect(outcome.status == 1)
        #expect(outcome.reason.hasPrefix("error: greedy: ran out of memory"), "\(outcome.reason)")
    }

    @Test(
        "--cpus and --memory are set on the pod's cgroup, and the containers are below it",
        .enabled(if: geteuid() == 0)
    )
    func limits() async throws {
        let run = PodRun(
            "services: {web: {image: IMAGE, command: sleep 1000, init: true}}",
            options: ["--cpus", "0.5", "--memory", "64m"]
        )
        let outcome = try await run.outcome { program in
            try await program.runs()
            let memory = try Cgroups.read(("memory/memory.limit_in_bytes", "memory.max"), of: run.name)
            #expect(memory == "\(64 << 20)\n")
            let quota = try Cgroups.read(("cpu/cpu.cfs_quota_us", "cpu.max"), of: run.name)
            #expect(quota == "50000\n" || quota == "50000 100000\n")
            try program.send(SIGTERM)
        }
        #expect(outcome.status == 143)
    }

    @Test("a service that turns unhealthy fails the pod, and what waits for it does not start")
    func unhealthy() async throws {
        let outcome = try await PodRun(fixture: "unhealthy.yaml").outcome()
        #expect(outcome.status == 1)
        #expect(outcome.reason.hasPrefix("error: sick: "), "\(outcome.reason)")
        #expect(outcome.reason.contains("health check"))
        #expect(!outcome.output.contains("started although"))
    }

    @Test("a container that somebody else removes fails the pod")
    func removed() async throws {
        let run = PodRun(
            "services: {web: {image: IMAGE, command: sleep 1000, init: true}, db: {image: IMAGE, command: sleep 1000}}"
        )
        let outcome = try await run.outcome { program in
            try await program.runs()
            try await Engine.call("DELETE", "/containers/\(run.name)-web-1?force=1")
        }
        #expect(outcome.status == 1)
        #expect(outcome.reason.contains("web"), "\(outcome.reason)")
    }

    @Test("the infra container's end fails the pod")
    func infraKilled() async throws {
        let run = PodRun("services: {web: {image: IMAGE, command: sleep 1000, init: true}}")
        let outcome = try await run.outcome { program in
            try await program.runs()
            try await Engine.call("POST", "/containers/\(run.name)-podkit-infra-1/kill")
        }
        #expect(outcome.status == 1)
        #expect(outcome.reason.contains("namespaces"), "\(outcome.reason)")
    }

    @Test("a service that fails is started again, with a growing delay, until it ends well")
    func restarts() async throws {
        let outcome = try await PodRun(fixture: "restarts.yaml", options: ["--events", "json"]).outcome()
        #expect(outcome.status == 0, "\(outcome)")
        #expect(outcome.printed(by: "flaky", in: outcome.errors) == ["try 1", "try 2", "try 3"])
        let events = try outcome.events()
        let restarts = events.filter { $0.event == "restarting" }
        #expect(restarts.count == 2)
        #expect(restarts.first?.message?.contains("0.1") == true && restarts.last?.message?.contains("0.2") == true)
        #expect(events.filter { $0.event == "started" }.count == 3)
    }

    @Test("when no restart is left, the pod fails")
    func restartsUsedUp() async throws {
        let yaml = "services: {web: {image: IMAGE, command: sh -c 'echo once more; exit 7', restart: on-failure:2}}"
        let outcome = try await PodRun(yaml).outcome()
        #expect(outcome.status == 1)
        #expect(outcome.printed(by: "web").count == 3)
        #expect(outcome.reason == "error: web: exited with status 7")
    }

    @Test("the pod does not wait for a sidecar, nor does its failure matter")
    func sidecar() async throws {
        let yaml = """
            services:
              job: {image: IMAGE, command: "sh -c 'sleep 1; echo done'"}
              log: {image: IMAGE, command: sleep 1000, init: true, x-podkit: {essential: false}}
              weak: {image: IMAGE, command: "false", x-podkit: {essential: false}}
            """
        let outcome = try await PodRun(yaml).outcome()
        #expect(outcome.status == 0, "\(outcome)")
        #expect(outcome.printed(by: "job") == ["done"])
    }

    @Test("a sidecar's bad health does not matter either")
    func unhealthySidecar() async throws {
        let yaml = """
            services:
              job: {image: IMAGE, command: "sh -c 'sleep 2; echo done'"}
              log:
                image: IMAGE
                command: sleep 1000
                init: true
                x-podkit: {essential: false}
                healthcheck: {test: "false", interval: 100ms, retries: 1}
            """
        let outcome = try await PodRun(yaml).outcome()
        #expect(outcome.status == 0, "\(outcome)")
    }

    @Test("a pod that does not run in time is given up, and what it waits for is said")
    func timeout() async throws {
        let yaml = """
            services:
              slow:
                image: IMAGE
                command: sleep 1000
                init: true
                healthcheck: {test: "false", interval: 100ms, start_period: 1h}
            """
        // In which it starts, also beside many others.
        let outcome = try await PodRun(yaml, options: ["--timeout", "30s"]).outcome()
        #expect(outcome.status == 1)
        #expect(outcome.reason.contains("slow is not healthy yet"), "\(outcome.reason)")
    }

    @Test("a service that waits for another's success does not start after its failure")
    func failedInit() async throws {
        let yaml = """
            services:
              prepare: {image: IMAGE, command: "sh -c 'echo no disk; exit 4'", x-podkit: {essential: false}}
              web:
                image: IMAGE
                command: echo started
                depends_on: {prepare: {condition: service_completed_successfully}}
            """
        let outcome = try await PodRun(yaml).outcome()
        #expect(outcome.status == 1)
        #expect(outcome.reason.contains("web") && outcome.reason.contains("prepare") && outcome.reason.contains("4"))
        #expect(!outcome.output.contains("started"))
    }
}
