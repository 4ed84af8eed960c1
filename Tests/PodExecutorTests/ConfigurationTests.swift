import FoundationEssentials
import Glibc
import PodTestSupport
import SystemPackage
import Testing

@Suite("the operator's configuration, as the commands read it")
struct ConfigurationTests {
    /// Runs the program where there is a pod and a configuration.
    private func execute(
        _ arguments: [String],
        _ configuration: String,
        environment: [String: String?] = [:]
    ) async throws -> ProgramOutcome {
        try await withTemporaryDirectory { directory in
            try directory.write("compose.yaml", "services: {web: {image: x}, db: {image: y}}")
            try directory.write("podkit.yaml", configuration)
            var program = try Program.built("pod-executor")
            program.directory = directory.string
            program.environment = ["PODKIT_CONFIG": "podkit.yaml"].merging(environment) { $1 }
            return try await program.run(arguments)
        }
    }

    @Test("config --operator prints what holds, and where it is from")
    func listing() async throws {
        let text = """
            launch-timeout: 90
            plugins: [audit, {quota: {max: 3}}]
            overhead: {memory: 64m}
            """
        let environment = ["PODKIT_LOG_LEVEL": "debug", "PODKIT_NETWROK": "shared"]
        let outcome = try await execute(["config", "--operator"], text, environment: environment).succeeded()
        let rows = outcome.outputLines.map { $0.split(separator: " ").joined(separator: " ") }
        #expect(rows.first == "KEY VALUE FROM")
        for row in [
            "launch-timeout 1m30s podkit.yaml:1:17", "overhead.memory 64m podkit.yaml:3:20",
            "overhead.cpus 0.01 default",
            "log-level debug PODKIT_LOG_LEVEL", "docker-host DOCKER_HOST, else /var/run/docker.sock default",
            #"plugins ["audit", {"quota": {"max": 3}}] podkit.yaml:2:10"#,
        ] { #expect(rows.contains(row), "\(row) in \(outcome.output)") }
        let warning = "warning: the variable PODKIT_NETWROK sets nothing; did you mean PODKIT_NETWORK?\n"
        #expect(outcome.errors == warning)
    }

    @Test("the same as JSON")
    func json() async throws {
        struct Value: Decodable {
            struct Origin: Decodable {
                var kind: String
                var line: Int?
                var name: String?
            }
            var from: Origin
        }
        let arguments = ["config", "--operator", "--format", "json", "--docker-host", "tcp://engine:2375"]
        let outcome = try await execute(arguments, "policy: {images: [a]}\nnetwork: shared").succeeded()
        let values = try JSONDecoder().decode([String: Value].self, from: Data(outcome.output.utf8))
        #expect(values["policy"]?.from.line == 1)
        #expect(values["network"]?.from.kind == "file")
        #expect(values["docker-host"]?.from.name == "--docker-host")
        #expect(values["limits"]?.from.kind == "default")
        #expect(outcome.output.contains("\"images\": ["))
    }

    @Test("plan and run read it, and their options go before it", .engine)
    func planned() async throws {
        let text = "infra-image: one/infra:1\nnetwork: shared"
        let plan = try await execute(["plan", "--name", "p"], text).succeeded().output
        #expect(plan.contains("one/infra:1") && plan.contains("network_mode: container:") || plan.contains("service:"))
        let other = try await execute(["plan", "--name", "p", "--infra-image", "two/infra:2"], text).succeeded().output
        #expect(other.contains("two/infra:2") && !other.contains("one/infra:1"))
        let bridge = try await execute(["plan", "--name", "p", "--network", "bridge"], text).succeeded().output
        #expect(!bridge.contains("infra"))
    }

    @Test("run takes the grace of the file, and its own option before that", .engine)
    func run() async throws {
        var run = PodRun(
            SignalTests.deaf,
            files: ["podkit.yaml": "stop-grace: 1h"],
            options: ["--stop-grace", "500ms"]
        )
        run.options += ["--config", "podkit.yaml"]
        let first = try await run.outcome { program in
            try await program.outputLine(containing: "ready")
            try program.send(SIGTERM)
        }
        #expect(first.status == 143)
        var other = PodRun(SignalTests.deaf)
        other.environment = ["PODKIT_STOP_GRACE": "500ms"]
        let second = try await other.outcome { program in
            try await program.outputLine(containing: "ready")
            try program.send(SIGTERM)
        }
        #expect(second.status == 143)
    }

    @Test(
        "what is wrong with it: one line with the place, and status 2",
        arguments: [["run"], ["plan"], ["stats", "pod"], ["config", "--operator"]]
    )
    func broken(_ command: [String]) async throws {
        for (text, environment, reason) in [
            ("network: auto\nlaunch-timeot: 5m", [:], "error: podkit.yaml:2:1: there is no key launch-timeot; did you"),
            ("stop-grace: soon", [:], "error: podkit.yaml:1:13: stop-grace: “soon” is not a time"),
            ("", ["PODKIT_LAUNCH_TIMEOUT": "abc"], "error: PODKIT_LAUNCH_TIMEOUT: “abc” is not a time"),
            ("", ["PODKIT_CONFIG": "none.yaml"], "error: the operator's configuration: "),
        ] as [(String, [String: String?], String)] {
            let outcome = try await execute(command, text, environment: environment)
            #expect(outcome.status == 2, "\(outcome)")
            #expect(outcome.output.isEmpty)
            #expect(outcome.errors.hasPrefix(reason) && outcome.errorLines.count == 1, "\(outcome.errors)")
        }
    }

    @Test("doctor tells what is wrong with it, and goes on", .engine)
    func doctor() async throws {
        let outcome = try await execute(["doctor"], "limits: some")
        #expect(outcome.status == 1)
        let found = outcome.outputLines.first ?? ""
        #expect(found.hasPrefix("FAIL  configuration") && found.contains("podkit.yaml:1:9"), "\(outcome.output)")
        #expect(outcome.output.contains("engine"))
        let fine = try await execute(["doctor"], "limits: none")
        let first = fine.outputLines.first?.split(separator: " ").prefix(2)
        #expect(first == ["ok", "configuration"], "\(fine.output)")
    }
}
