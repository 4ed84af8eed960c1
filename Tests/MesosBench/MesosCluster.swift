import FoundationEssentials
import Glibc
package import PodMesos
import PodTestSupport
package import SystemPackage

/// A real Mesos master with one agent, on ports of the loopback interface that are its own.
package struct MesosCluster: Sendable {
    /// Its directories and logs.
    package let directory: FilePath
    /// The master's port.
    package let masterPort: Int
    private let flags: [String: String?]

    /// Whether this machine can run one: an agent needs the rights for cgroups, and the binary is for one architecture.
    package static var isPossible: Bool {
        #if arch(x86_64)
        geteuid() == 0
        #else
        false
        #endif
    }

    /// Runs `body` with a cluster.
    ///
    /// - Parameter flags: the agent's flags, as variables: `["MESOS_RECOVERY_TIMEOUT": "2secs"]`.
    package static func with(
        flags: [String: String] = [:],
        _ body: (MesosCluster) async throws -> Void
    ) async throws {
        try await withTemporaryDirectory { directory in
            try await bench(["setup"], directory, [:], within: .seconds(240))
            let flags = flags.mapValues { Optional($0) }
            do {
                try await bench(["start"], directory, flags)
                let port = try String(contentsOf: directory.appending("master.port"))
                guard let port = Int(port.filter(\.isNumber)) else { throw BenchError("no port in \(port)") }
                try await body(MesosCluster(directory: directory, masterPort: port, flags: flags))
            } catch {
                try? await bench(["stop"], directory, [:])
                throw error
            }
            try await bench(["stop"], directory, [:])
        }
    }

    /// Kills the agent, as a crash would.
    package func killAgent() async throws {
        try await Self.bench(["kill-agent"], directory, flags)
    }

    /// Stops the agent without ending it: what is sent to it is not answered.
    package func freezeAgent() throws {
        let text = try String(contentsOf: directory.appending("agent.pid"))
        guard let process = Int32(text.filter(\.isNumber)), kill(process, SIGSTOP) == 0 else {
            throw BenchError("no agent in \(text)")
        }
    }

    /// Starts an agent where one was killed.
    package func startAgent() async throws {
        try await Self.bench(["agent"], directory, flags)
    }

    /// The sandbox of an executor.
    package func sandbox(of executor: ExecutorID) throws -> FilePath {
        let root = directory.appending("work-agent/agents/0/work/slaves")
        for agent in try FileManager.default.contentsOfDirectory(atPath: root.string) {
            let frameworks = root.appending(agent).appending("frameworks")
            for framework in (try? FileManager.default.contentsOfDirectory(atPath: frameworks.string)) ?? [] {
                let sandbox = frameworks.appending("\(framework)/executors/\(executor)/runs/latest")
                if FileManager.default.fileExists(atPath: sandbox.string) { return sandbox }
            }
        }
        throw BenchError("\(executor) has no sandbox")
    }

    private static func bench(
        _ arguments: [String],
        _ directory: FilePath,
        _ flags: [String: String?],
        within limit: Duration = .seconds(60)
    ) async throws {
        var program = Program(Repository.path("Tests/MesosBench/bench"))
        program.environment = flags
        program.environment["BENCH_RUN"] = directory.string
        try await program.run(arguments, within: limit).succeeded()
    }
}

/// What went wrong with the bench itself.
package struct BenchError: Error, CustomStringConvertible {
    package let description: String

    package init(_ description: String) { self.description = description }
}
