import Glibc
import PodTestSupport
import SystemPackage
import Testing

@Suite("run: signals", .engine, .serialized)
struct SignalTests {
    static let steady = "services: {web: {image: IMAGE, command: sleep 1000, init: true}}"

    @Test(
        "Ctrl-C, SIGTERM and SIGQUIT stop the pod with grace",
        arguments: [(SIGINT, 130), (SIGTERM, 143), (SIGQUIT, 131)] as [(Int32, Int32)]
    )
    func stops(_ signal: Int32, _ status: Int32) async throws {
        let yaml = """
            services:
              web:
                image: IMAGE
                command: sh -c 'trap "echo good bye; exit 0" TERM; echo ready; while true; do sleep 0.1; done'
            """
        let outcome = try await PodRun(yaml).outcome { program in
            try await program.outputLine(containing: "ready")
            try program.send(signal)
        }
        #expect(outcome.status == status)
        #expect(outcome.printed(by: "web") == ["ready", "good bye"])
    }

    @Test("SIGUSR1 switches debug logging on, and other signals change nothing")
    func otherSignals() async throws {
        let outcome = try await PodRun(Self.steady).outcome { program in
            try await program.runs()
            for signal in [SIGUSR2, SIGALRM, SIGIO, 34] { try program.send(signal) }
            #expect(try !program.errorsSoFar().contains(" debug "))
            try program.send(SIGUSR1)
            try await program.errorLine(containing: "debug logging is on")
            try program.send(SIGTERM)
        }
        #expect(outcome.status == 143)
        #expect(outcome.errors.contains(" debug pod-executor: "), "\(outcome.errors)")
    }

    @Test("a service that ignores its signal is killed when its grace is over")
    func stubborn() async throws {
        let outcome = try await PodRun(fixture: "stubborn.yaml").outcome { program in
            try await program.outputLine(containing: "ready")
            try program.send(SIGTERM)
        }
        #expect(outcome.status == 143)
        #expect(outcome.printed(by: "deaf").contains("not yet"))
    }

    @Test("a pod whose output nobody reads can be stopped, and is removed")
    func unreadOutput() async throws {
        var run = PodRun("services: {web: {image: IMAGE, command: yes, init: true}}")
        run.launcher = ["sh", "-c", #"mkfifo out && exec 3<>out && exec "$@" >out"#, "sh"]
        let outcome = try await run.outcome { program in
            try await program.runs()
            let pipe = try FileDescriptor.open("/proc/\(program.identifier)/fd/3", .readOnly, options: .nonBlocking)
            defer { try? pipe.close() }
            try await eventually("the pipe is full") {
                var count: CInt = 0
                return ioctl(pipe.rawValue, UInt(FIONREAD), &count) == 0 && count >= 60_000
            }
            try program.send(SIGTERM)
        }
        #expect(outcome.status == 143, "\(outcome)")
    }

    static let deaf = """
        services:
          deaf:
            image: IMAGE
            command: sh -c 'trap "echo no" TERM; echo ready; while true; do sleep 0.1; done'
            stop_grace_period: 10m
        """

    @Test("a second Ctrl-C kills the pod at once")
    func second() async throws {
        let outcome = try await PodRun(Self.deaf).outcome { program in
            try await program.outputLine(containing: "ready")
            try program.send(SIGINT)
            try await program.outputLine(containing: "no")
            try program.send(SIGINT)
        }
        #expect(outcome.status == 130)
    }

    @Test("--stop-grace goes before the services' own")
    func grace() async throws {
        let outcome = try await PodRun(Self.deaf, options: ["--stop-grace", "500ms"]).outcome { program in
            try await program.outputLine(containing: "ready")
            try program.send(SIGTERM)
        }
        #expect(outcome.status == 143)
        #expect(outcome.printed(by: "deaf").contains("no"))
    }

    @Test("services stop in the reverse of the order in which they started, after their hooks")
    func order() async throws {
        let say = #"sh -c 'trap "echo stopped; exit 0" TERM; while true; do sleep 0.1; done'"#
        let yaml = """
            services:
              web:
                image: IMAGE
                command: \(say)
                depends_on: [db]
                pre_stop: [{command: echo about to stop}]
              db:
                image: IMAGE
                command: \(say)
            """
        let outcome = try await PodRun(yaml).outcome { program in
            try await program.runs()
            try program.send(SIGTERM)
        }
        #expect(outcome.status == 143)
        let lines = outcome.outputLines.map { $0.split(separator: " ").joined(separator: " ") }
        #expect(lines == ["web | about to stop", "web | stopped", "db | stopped"])
    }

    @Test("a hook that fails is told, and keeps neither the next one nor the stop from coming")
    func failingHook() async throws {
        let yaml = """
            services:
              web:
                image: IMAGE
                command: sleep 1000
                init: true
                pre_stop: [{command: "sh -c 'exit 3'"}, {command: echo about to stop}]
            """
        let outcome = try await PodRun(yaml).outcome { program in
            try await program.runs()
            try program.send(SIGTERM)
        }
        #expect(outcome.status == 143)
        #expect(outcome.outputLines == ["web | about to stop"])
        #expect(
            outcome.errors.contains("a pre_stop hook failed: sh -c exit 3 exited with status 3"),
            "\(outcome.errors)"
        )
    }

    @Test("a reader of its output that goes away does not end the pod")
    func closedOutput() async throws {
        let script = """
            "$0" run -f "$1" --name "$2" 2>"$3" | head -n 1
            exit ${PIPESTATUS[0]}
            """
        let name = uniqueName("pod")
        let outcome = try await withTemporaryDirectory { directory in
            let text = "services: {web: {image: IMAGE, command: sh -c 'echo a; sleep 0.5; echo b; sleep 0.5; echo c'}}"
            let file = try directory.write("compose.yaml", text.replacing("IMAGE", with: Engine.image))
            let program = try Program.built("pod-executor").executable
            return try await Program("bash").run(["-c", script, program, file.string, name, "/dev/null"])
        }
        #expect(outcome.status == 0)
        #expect(outcome.output == "web | a\n")
        #expect(try await Engine.traces(of: name).isEmpty)
    }
}
