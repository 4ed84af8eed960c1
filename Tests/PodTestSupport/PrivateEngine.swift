import FoundationEssentials
import Glibc
import SystemPackage

/// A Docker Engine of a test's own, which the test may stop and start again.
///
/// It has a network namespace of its own: an engine takes the default bridge and the packet filter for itself. Its
/// containerd runs beside it, as a service manager has the two, and outlives it.
package struct PrivateEngine: Sendable {
    private let directory: FilePath

    package static var isPossible: Bool { geteuid() == 0 && installed("dockerd") && installed("containerd") }

    private static func installed(_ name: String) -> Bool {
        ["/usr/sbin", "/usr/bin"].contains { FileManager.default.isExecutableFile(atPath: "\($0)/\(name)") }
    }

    /// What programs find it by.
    package var environment: [String: String?] { ["DOCKER_HOST": "unix://\(directory)/docker.sock"] }

    /// Runs `body` with an engine that has not been started yet.
    package static func with(_ body: @escaping @Sendable (PrivateEngine) async throws -> Void) async throws {
        try await withTemporaryDirectory { directory in
            let engine = PrivateEngine(directory: directory)
            try directory.write("network", "")
            try await Program("unshare").run(["--net=\(directory)/network", "ip", "link", "set", "lo", "up"])
                .succeeded()
            let result: Result<Void, any Error>
            do {
                try await engine.withContainerd { try await body(engine) }
                result = .success(())
            } catch {
                result = .failure(error)
            }
            try await engine.unmountEverything()
            try result.get()
        }
    }

    /// The network namespace, and what an engine that was killed had mounted.
    private func unmountEverything() async throws {
        let mounts = try String(contentsOf: FilePath("/proc/mounts")).split(separator: "\n")
            .compactMap { $0.split(separator: " ").dropFirst().first.map(String.init) }
            .filter { $0.hasPrefix("\(directory)/") }
        // The last mounted may be inside of an earlier one.
        try await Program("umount").run(mounts.reversed()).succeeded()
    }

    private func withContainerd(_ body: @escaping @Sendable () async throws -> Void) async throws {
        let configuration = """
            version = 2
            root = "\(directory)/containerd/root"
            state = "\(directory)/containerd/state"
            disabled_plugins = ["io.containerd.grpc.v1.cri"]
            [grpc]
            address = "\(directory)/containerd.sock"
            """
        let file = try directory.write("containerd.toml", configuration)
        let arguments = ["--net=\(directory)/network", "containerd", "--config", file.string]
        try await Program("nsenter").run(arguments, within: .seconds(300)) { containerd in
            try await body()
            try containerd.send(SIGTERM)
        }
    }

    /// Runs the engine, with the test image, while `body` does something, and then stops it.
    ///
    /// - Parameters:
    ///   - address: Where in its own network it answers too, such as `192.0.2.1:2375`.
    ///   - liveRestore: Whether containers go on while the engine is away.
    ///   - signal: How it is stopped: by `SIGTERM` it ends its containers, by `SIGKILL` it does not.
    package func run(
        alsoAt address: String? = nil,
        liveRestore: Bool = false,
        endedBy signal: Int32 = SIGTERM,
        _ body: @escaping @Sendable () async throws -> Void
    ) async throws {
        var arguments = [
            "--net=\(directory)/network", "dockerd", "--containerd", "\(directory)/containerd.sock",
            "--host", "unix://\(directory)/docker.sock", "--data-root", "\(directory)/data",
            "--exec-root", "\(directory)/exec", "--pidfile", "\(directory)/pid",
            "--exec-opt", "native.cgroupdriver=cgroupfs", "--live-restore=\(liveRestore)",
        ]
        if let address {
            arguments += ["--host", "tcp://\(address)", "--tls=false"]
            let host = address.prefix { $0 != ":" }
            try await run(Program("ip"), ["address", "add", "\(host)/32", "dev", "lo"]).succeeded()
        }
        try await Program("nsenter").run(arguments, within: .seconds(200)) { engine in
            let script = Program(Repository.path("Scripts/engine"), environment: environment)
            try await eventually("a private engine answers", within: .seconds(60)) {
                guard !engine.hasEnded else {
                    throw ProgramError("a private engine ended at once; it wrote:\n\(try engine.errorsSoFar())")
                }
                return try await script.run(["ping"]).status == 0
            }
            try await Program(Repository.path("Scripts/test-image"), environment: environment).run().succeeded()
            try await body()
            try engine.send(signal)
        }
    }

    /// Runs a program to its end, in the engine's network.
    package func run(_ program: Program, _ arguments: [String]) async throws -> ProgramOutcome {
        var inside = program
        inside.executable = "nsenter"
        return try await inside.run(["--net=\(directory)/network", program.executable] + arguments)
    }

    /// Everything that it has, by the names in its answers.
    package func names() async throws -> String {
        let script = Program(Repository.path("Scripts/engine"), environment: environment)
        var answers = ""
        for path in ["/containers/json?all=1", "/networks", "/volumes"] {
            answers += try await script.run(["GET", path]).succeeded().output
        }
        return answers
    }
}
