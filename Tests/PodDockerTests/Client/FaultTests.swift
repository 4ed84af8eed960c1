import PodDocker
import PodHTTPTesting
import Testing

/// What a real engine does not do on demand.
@Suite(.timeLimit(.minutes(10)))
struct FaultTests {
    private func code(_ operation: () async throws -> Void) async -> DockerError.Code? {
        await #expect(throws: DockerError.self) { try await operation() }?.code
    }

    @Test func whatIsNoEngineIsToldClearly() async throws {
        try await ScriptedEngine.with(ping: "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi") { _, _ in
        } _: { client in
            #expect(await code { try await client.ping() } == .protocolViolation)
        }
        try await ScriptedEngine.with { connection, _ in
            try await connection.answer("<html>")
        } _: { client in
            #expect(await code { _ = try await client.version() } == .protocolViolation)
        }
    }

    @Test func theEnginesMessageIsTold() async throws {
        try await ScriptedEngine.with { connection, _ in
            try await connection.answer(status: "500 Internal Server Error", #"{"message":"driver failed"}"#)
        } _: { client in
            let error = await #expect(throws: DockerError.self) { try await client.startContainer("web") }
            #expect(error == DockerError(.api, "driver failed", route: "POST /containers/web/start", status: 500))
        }
    }

    @Test func namesCannotLeaveTheirPlaceInThePath() async throws {
        try await ScriptedEngine.with { connection, head in
            #expect(head.hasPrefix("DELETE /v1.44/volumes/a%3Fforce%3D1%23%20b HTTP/1.1\r\n"))
            try await connection.send("HTTP/1.1 204 No Content\r\n\r\n")
        } _: { client in
            try await client.removeVolume("a?force=1# b")
        }
    }

    @Test func aStallEndsWithTheTimeLimit() async throws {
        try await ScriptedEngine.with(limit: .milliseconds(300)) { connection, _ in
            _ = try await connection.readToEnd()
        } _: { client in
            #expect(await code { _ = try await client.info() } == .timedOut)
            #expect(await code { try await client.withLogs(of: "x", tty: false) { _ in } } == .timedOut)
            let reference = try ImageReference(parsing: "a")
            #expect(await code { try await client.pullImage(reference) } == .timedOut)
        }
    }

    @Test func aRefusalKeepsItsStatusWhateverComesOfItsReason() async throws {
        try await ScriptedEngine.with { connection, head in
            if head.contains("/events") {
                try await connection.send("HTTP/1.1 404 Not Found\r\nContent-Length: 100\r\n\r\n{")
                _ = try await connection.readToEnd()
            } else {
                try await connection.send("HTTP/1.1 409 Conflict\r\n\r\n{")
                while true { try await connection.send([UInt8](repeating: 0x20, count: 1 << 16)) }
            }
        } _: { client in
            #expect(await code { try await client.withEvents { for try await _ in $0 {} } } == .notFound)
            let error = await #expect(throws: DockerError.self) { try await client.startContainer("web") }
            #expect(error?.code == .conflict)
            #expect(error?.message.contains("409") == true)
        }
    }

    @Test func anEngineThatGoesAwayIsTold() async throws {
        try await ScriptedEngine.with { connection, head in
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
        try await ScriptedEngine.with { connection, head in
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
