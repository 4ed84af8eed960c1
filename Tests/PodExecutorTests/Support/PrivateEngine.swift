import FoundationEssentials
import Glibc
import PodTestSupport
import SystemPackage

/// A Docker Engine of a test's own, which the test may stop.
struct PrivateEngine: Sendable {
    let directory: FilePath

    static var isPossible: Bool {
        geteuid() == 0 && ["/usr/sbin/dockerd", "/usr/bin/dockerd"].contains { FileManager.default.isExecutableFile(atPath: $0) }
    }

    /// What programs find it by.
    var environment: [String: String?] { ["DOCKER_HOST": "unix://\(directory)/docker.sock"] }

    private var arguments: [String] {
        [
            "--host", "unix://\(directory)/docker.sock", "--data-root", "\(directory)/data", "--exec-root",
            "\(directory)/exec", "--pidfile", "\(directory)/pid", "--exec-opt", "native.cgroupdriver=cgroupfs",
            // It neither needs nor changes the machine's network.
            "--bridge", "none", "--iptables=false", "--ip-forward=false", "--ip-masq=false",
            "--default-address-pool", "base=10.198.0.0/16,size=24",
        ]
    }

    static func with(_ body: @escaping @Sendable (PrivateEngine) async throws -> Void) async throws {
        try await withTemporaryDirectory { directory in try await body(PrivateEngine(directory: directory)) }
    }

    /// Runs the engine, with the test image, while `body` does something, and then stops it.
    ///
    /// - Parameter signal: How it is stopped: by `SIGTERM` it ends its containers, by `SIGKILL` it does not.
    func run(endedBy signal: Int32 = SIGTERM, _ body: @escaping @Sendable () async throws -> Void) async throws {
        _ = try await Program("dockerd").run(arguments, within: .seconds(120)) { engine in
            let script = Program(Repository.path("Scripts/engine"), environment: environment)
            try await eventually("a private engine answers", within: .seconds(60)) {
                try await script.run(["ping"]).status == 0
            }
            try await Program(Repository.path("Scripts/test-image"), environment: environment).run().succeeded()
            try await body()
            try engine.send(signal)
        }
    }

    /// Everything that it has, by the names in its answers.
    func names() async throws -> String {
        let script = Program(Repository.path("Scripts/engine"), environment: environment)
        var answers = ""
        for path in ["/containers/json?all=1", "/networks", "/volumes"] {
            answers += try await script.run(["GET", path]).succeeded().output
        }
        return answers
    }
}
