import FoundationEssentials
import Glibc
import PodHTTP
import PodTestSupport
import Subprocess
import SystemPackage

/// Debian's `docker-registry` on a port of the loopback interface, while a test needs it.
enum LocalRegistry {
    static let program = "/usr/bin/docker-registry"
    static let username = "podkit"
    static let password = "correct horse"
    /// The user above for Apache's htpasswd format, with the bcrypt hash that the registry insists on.
    private static let htpasswd = "podkit:$2b$04$wAqC9WbNOyGAlariVrMYU.vESMr.0x.nRP/UlO0jiz4fwwL7VKiAK\n"

    static var isInstalled: Bool { access(program, X_OK) == 0 }

    /// Runs `body` with the registry's `host:port`.
    static func with(password: Bool, _ body: (String) async throws -> Void) async throws {
        let directory = "/tmp/podkit-registry-\(getpid())-\(UInt64.random(in: 0 ... .max))"
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: false)
        defer { try? FileManager.default.removeItem(atPath: directory) }
        let port = HostPorts.one()
        var configuration = """
            version: 0.1
            log: {level: error}
            storage: {filesystem: {rootdirectory: \(directory)/data}}
            http: {addr: "127.0.0.1:\(port)"}

            """
        if password {
            try Data(htpasswd.utf8).write(to: URL(filePath: "\(directory)/htpasswd"))
            configuration += "auth: {htpasswd: {realm: test, path: \(directory)/htpasswd}}\n"
        }
        try Data(configuration.utf8).write(to: URL(filePath: "\(directory)/config.yml"))
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                _ = try await Subprocess.run(
                    .path(FilePath(program)),
                    arguments: ["serve", "\(directory)/config.yml"],
                    output: .discarded
                )
            }
            defer { group.cancelAll() }
            try await waitUntilItAnswers(port)
            try await body("127.0.0.1:\(port)")
        }
    }

    private static func waitUntilItAnswers(_ port: Int) async throws {
        let client = HTTPClient(endpoint: .tcp(host: "127.0.0.1", port: port))
        let deadline = ContinuousClock.now + .seconds(60)
        while true {
            do {
                return try await client.withResponse(to: HTTPRequest(.get, "/v2/")) { _ in }
            } catch let error as HTTPClientError where ContinuousClock.now < deadline && error.code == .unreachable {
                try await Task.sleep(for: .milliseconds(20))
            }
        }
    }
}
