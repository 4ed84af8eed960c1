import PodDocker
import PodHTTPTesting
import Testing

/// What a real engine does not do on demand.
@Suite(.timeLimit(.minutes(10)))
struct FaultTests {
    private static let ping = "HTTP/1.1 200 OK\r\nApi-Version: 1.44\r\nContent-Length: 2\r\n\r\nOK"

    /// Answers the ping, and hands the head of each further request to `answer`.
    private func withEngine(
        ping: String = Self.ping,
        limit: Duration = .seconds(30),
        _ answer: @escaping @Sendable (ScriptedConnection, String) async throws -> Void,
        _ body: (DockerClient) async throws -> Void
    ) async throws {
        try await ScriptedServer.with { connection, _ in
            while let head = try await connection.readHead() {
                if head.hasPrefix("GET /_ping ") {
                    try await connection.send(ping)
                } else {
                    try await answer(connection, head)
                }
            }
        } _: { path in
            let timeouts = DockerClient.Timeouts(request: limit, progress: limit)
            try await body(DockerClient(endpoint: .unix(path: path), timeouts: timeouts))
        }
    }

    private func code(_ operation: () async throws -> Void) async -> DockerError.Code? {
        await #expect(throws: DockerError.self) { try await operation() }?.code
    }

    @Test func theVersionIsTheNewestThatBothKnow() async throws {
        for (engine, spoken) in [("1.41", "1.41"), ("1.51", "1.51"), ("1.99", "1.51"), ("1.40", "1.40")] {
            let ping = "HTTP/1.1 200 OK\r\nApi-Version: \(engine)\r\nContent-Length: 2\r\n\r\nOK"
            try await withEngine(ping: ping) { connection, head in
                #expect(head.hasPrefix("GET /v\(spoken)/version "))
                try await connection.answer(#"{"Version":"x"}"#)
            } _: { client in
                let version = try await client.version()
                #expect(version.version == "x")
            }
        }
    }

    @Test func anEngineThatIsTooOldIsToldClearly() async throws {
        let ping = "HTTP/1.1 200 OK\r\nApi-Version: 1.39\r\nContent-Length: 2\r\n\r\nOK"
        try await withEngine(ping: ping) { _, _ in
        } _: { client in
            let error = await #expect(throws: DockerError.self) { try await client.version() }
            #expect(error?.code == .unsupportedVersion)
            #expect(error?.message.contains("1.39") == true && error?.message.contains("1.40") == true)
        }
    }

    @Test func anEngineThatIsTooNewIsToldClearly() async throws {
        let refusal = "client version 1.44 is too old. Minimum supported API version is 1.60"
        try await withEngine { connection, _ in
            try await connection.answer(status: "400 Bad Request", #"{"message":"\#(refusal)"}"#)
        } _: { client in
            let error = await #expect(throws: DockerError.self) { try await client.version() }
            #expect(error?.code == .unsupportedVersion)
            #expect(error?.message == refusal)
        }
    }

    @Test func whatIsNoEngineIsToldClearly() async throws {
        try await withEngine(ping: "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi") { _, _ in
        } _: { client in
            #expect(await code { try await client.ping() } == .protocolViolation)
        }
        try await withEngine { connection, _ in
            try await connection.answer("<html>")
        } _: { client in
            #expect(await code { _ = try await client.version() } == .protocolViolation)
        }
    }

    @Test func theEnginesMessageIsTold() async throws {
        try await withEngine { connection, _ in
            try await connection.answer(status: "500 Internal Server Error", #"{"message":"driver failed"}"#)
        } _: { client in
            let error = await #expect(throws: DockerError.self) { try await client.startContainer("web") }
            #expect(error == DockerError(.api, "driver failed", route: "POST /containers/web/start", status: 500))
        }
    }

    @Test func namesCannotLeaveTheirPlaceInThePath() async throws {
        try await withEngine { connection, head in
            #expect(head.hasPrefix("DELETE /v1.44/volumes/a%3Fforce%3D1%23%20b HTTP/1.1\r\n"))
            try await connection.send("HTTP/1.1 204 No Content\r\n\r\n")
        } _: { client in
            try await client.removeVolume("a?force=1# b")
        }
    }

    @Test func aStallEndsWithTheTimeLimit() async throws {
        try await withEngine(limit: .milliseconds(300)) { connection, _ in
            _ = try await connection.readToEnd()
        } _: { client in
            #expect(await code { _ = try await client.info() } == .timedOut)
            #expect(await code { try await client.withLogs(of: "x", tty: false) { _ in } } == .timedOut)
            let reference = try ImageReference(parsing: "a")
            #expect(await code { try await client.pullImage(reference) } == .timedOut)
        }
    }

    @Test func anEngineThatGoesAwayIsTold() async throws {
        try await withEngine { connection, head in
            if head.contains("/logs") {
                let frames: [UInt8] = [1, 0, 0, 0, 0, 0, 0, 9] + Array("half".utf8)
                try await connection.send("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n")
                try await connection.send(frames)
            } else if head.contains("/events") {
                try await connection.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"a\"")
            }
            throw CancellationError()
        } _: { client in
            #expect(await code { _ = try await client.createNetwork(NetworkCreateRequest(name: "n")) } == .disconnected)
            #expect(
                await code { try await client.withLogs(of: "x", tty: false) { for try await _ in $0 {} } }
                    == .disconnected
            )
            #expect(await code { try await client.withEvents { for try await _ in $0 {} } } == .disconnected)
        }
    }

    @Test func aPullThatFailsHalfWayIsTold() async throws {
        try await withEngine { connection, head in
            #expect(head.contains("fromImage=docker.io%2Flibrary%2Fa&tag=1"))
            let lines = [
                #"{"status":"Pulling from library/a","id":"1"}"#,
                #"{"status":"Downloading","progressDetail":{"current":5,"total":10},"id":"f0"}"#,
                #"{"errorDetail":{"message":"no space left on device"},"error":"no space left on device"}"#,
            ]
            try await connection.answer(lines.joined(separator: "\r\n"))
        } _: { client in
            let reference = try ImageReference(parsing: "a:1")
            var seen: [ProgressMessage] = []
            let error = await #expect(throws: DockerError.self) {
                try await client.pullImage(reference) { seen.append($0) }
            }
            #expect(error?.message == "no space left on device")
            #expect(seen.count == 2)
            #expect(seen.last?.detail?.current == 5)
        }
    }

    @Test func nobodyAtTheSocketIsToldWithAHint() async throws {
        let client = DockerClient(endpoint: .unix(path: "/nonexistent/docker.sock"))
        let error = await #expect(throws: DockerError.self) { try await client.info() }
        #expect(error?.code == .unreachable)
        #expect(error?.message.contains("unix:///nonexistent/docker.sock") == true)
        #expect(error?.message.contains("is the engine running?") == true)
    }
}
