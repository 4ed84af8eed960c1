import Glibc
import PodTestSupport
import SystemPackage
import Testing

@Suite("run and plan: bad input")
struct BadInputTests {
    func execute(_ arguments: [String], environment: [String: String?] = [:], in directory: FilePath? = nil)
        async throws
        -> ProgramOutcome
    {
        var program = try Program.built("pod-executor")
        program.environment = environment
        program.directory = directory?.string
        return try await program.run(arguments)
    }

    @Test(
        "a file that is not as it should be: one line with the place, and status 2",
        arguments: [
            ("bad-value.yaml", 8, "eighty"), ("cycle.yaml", nil, "egg"), ("missing-dependency.yaml", 7, "store"),
            ("not-yaml.yaml", nil, ""), ("unknown-key.yaml", 7, "comand"),
        ] as [(String, Int?, String)],
        ["run", "plan", "config"]
    )
    func refused(_ file: (String, Int?, String), _ command: String) async throws {
        let path = Repository.path("Fixtures/pods/refused/\(file.0)")
        let outcome = try await execute([command, "-f", path])
        #expect(outcome.status == 2)
        #expect(outcome.output.isEmpty)
        #expect(outcome.errorLines.count == 1, "\(outcome.errors)")
        let place = file.1.map { "\(file.0):\($0):" } ?? "\(file.0):"
        #expect(outcome.reason.contains(place) && outcome.reason.contains(file.2), "\(outcome.reason)")
        #expect(outcome.reason.hasPrefix("error: "))
    }

    @Test(
        "bad usage: status 2",
        arguments: [
            ["run", "-f", "no-such-file.yaml"], ["run", "--ports", "31000-30000"], ["run", "--network", "token-ring"],
            ["run", "--memory", "lots"], ["run", "--cpus", "-1"], ["run", "--cpus", "nan"],
            ["run", "--timeout", "soon"],
            ["run", "--name", "Not A Name"], ["run", "--name", "mesos-1"], ["run", "--no-such-option"], ["march"],
            ["run", "--env-file", "no-such-file"], ["plan", "--format", "xml"], ["run", "-f"],
        ]
    )
    func usage(_ arguments: [String]) async throws {
        try await withTemporaryDirectory { directory in
            try directory.write("compose.yaml", "services: {web: {image: x}}")
            let outcome = try await execute(arguments, in: directory)
            #expect(outcome.status == 2, "\(outcome)")
            #expect(outcome.output.isEmpty)
            #expect(!outcome.errors.isEmpty)
        }
    }

    @Test("no Compose file anywhere is said, with the names that were looked for")
    func noFile() async throws {
        try await withTemporaryDirectory { directory in
            let outcome = try await execute(["run"], in: directory)
            #expect(outcome.status == 2)
            #expect(outcome.reason.contains("compose.yaml"), "\(outcome.reason)")
        }
    }

    @Test("the usual files are found without being named")
    func usualNames() async throws {
        try await withTemporaryDirectory { directory in
            try directory.write("compose.yaml", "services: {web: {image: x}}")
            try directory.write("compose.override.yaml", "services: {web: {image: overridden}}")
            let outcome = try await execute(["plan"], in: directory)
            #expect(outcome.status == 0, "\(outcome)")
            #expect(outcome.output.contains("image: overridden"))
            let other = try directory.write("other.yaml", "services: {other: {image: x, profiles: [p]}}")
            let environment = ["COMPOSE_FILE": other.string, "COMPOSE_PROFILES": "p", "COMPOSE_PROJECT_NAME": "named"]
            let named = try await execute(["plan"], environment: environment, in: directory)
            #expect(named.output.contains("other:") && named.output.contains("named-"), "\(named)")
        }
    }

    @Test("too few ports: how many, for whom, where; status 2")
    func tooFewPorts() async throws {
        for command in ["run", "plan"] {
            let path = Repository.path("Fixtures/pods/ports.yaml")
            let outcome = try await execute([command, "-f", path, "--ports", "31000-31001"])
            #expect(outcome.status == 2)
            #expect(outcome.errorLines.count == 1, "\(outcome.errors)")
            #expect(outcome.reason.contains("ports.yaml:") && outcome.reason.contains("3 missing"), "\(outcome.reason)")
        }
    }

    @Test(
        "an engine that is down: one line, status 1",
        arguments: ["unix:///nowhere/docker.sock", "tcp://127.0.0.1:1"]
    )
    func engineDown(_ host: String) async throws {
        let path = Repository.path("Fixtures/pods/three.yaml")
        let outcome = try await execute(["run", "-f", path], environment: ["DOCKER_HOST": host])
        #expect(outcome.status == 1)
        #expect(outcome.errorLines.count == 1, "\(outcome.errors)")
        #expect(outcome.reason.contains("nowhere/docker.sock") || outcome.reason.contains("127.0.0.1:1"))
        let doctor = try await execute(["doctor"], environment: ["DOCKER_HOST": host])
        #expect(doctor.status == 1)
        #expect(doctor.output.contains("FAIL") && doctor.output.contains("->"), "\(doctor)")
        let plan = try await execute(["plan", "-f", path], environment: ["DOCKER_HOST": host])
        #expect(plan.status == 0, "planning needs no engine: \(plan)")
    }

    @Test("a DOCKER_HOST that is none is bad usage")
    func badHost() async throws {
        let path = Repository.path("Fixtures/pods/three.yaml")
        let outcome = try await execute(["run", "-f", path], environment: ["DOCKER_HOST": "gopher://x"])
        #expect(outcome.status == 2)
        #expect(outcome.reason.contains("gopher"))
    }

    @Test("an engine that never answers does not keep anybody from leaving")
    func silentEngine() async throws {
        try await withTemporaryDirectory { directory in
            let socket = try SilentSocket(directory.appending("docker.sock").string)
            defer { socket.close() }
            var program = try Program.built("pod-executor")
            program.environment = ["DOCKER_HOST": "unix://\(socket.path)"]
            let arguments = ["run", "-f", Repository.path("Fixtures/pods/three.yaml")]
            let outcome = try await program.run(arguments) { program in
                try await eventually("a connection") { try socket.hasVisitor() }
                try program.send(SIGINT)
            }
            #expect(outcome.status == 130)
        }
    }
}

/// A socket that takes connections and says nothing.
private struct SilentSocket: Sendable {
    let path: String
    private let descriptor: Int32

    init(_ path: String) throws {
        self.path = path
        descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8.prefix($0.count - 1)) }
        let status = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        guard status == 0, listen(descriptor, 8) == 0 else { throw Errno(rawValue: errno) }
    }

    func hasVisitor() throws -> Bool {
        var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        return poll(&request, 1, 0) > 0
    }

    func close() { Glibc.close(descriptor) }
}
