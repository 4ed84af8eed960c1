import PodDocker
import PodHTTPTesting

/// An engine whose answers a test writes byte by byte.
enum ScriptedEngine {
    /// The answer to a ping by an engine whose newest API version this is.
    static func ping(_ version: String = "1.44") -> String {
        "HTTP/1.1 200 OK\r\nApi-Version: \(version)\r\nContent-Length: 2\r\n\r\nOK"
    }

    /// Answers pings, and hands the head of each other request to `answer`.
    ///
    /// - Parameters:
    ///   - ping: the answer to each ping.
    ///   - limit: the client's limits for answers and for progress.
    static func with(
        ping: @autoclosure @escaping @Sendable () -> String = ping(),
        limit: Duration = .seconds(30),
        _ answer: @escaping @Sendable (ScriptedConnection, String) async throws -> Void,
        _ body: (DockerClient) async throws -> Void
    ) async throws {
        try await ScriptedServer.with { connection, _ in
            while let head = try await connection.readHead() {
                if head.hasPrefix("GET /_ping ") {
                    try await connection.send(ping())
                } else {
                    try await answer(connection, head)
                }
            }
        } _: { path in
            let timeouts = DockerClient.Timeouts(request: limit, progress: limit)
            try await body(DockerClient(endpoint: .unix(path: path), timeouts: timeouts))
        }
    }
}
