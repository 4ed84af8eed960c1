import NIOCore
import PodHTTP
import PodHTTPTesting
import Testing

@Suite(.timeLimit(.minutes(10)))
struct TimeLimitTests {
    private let limit = Duration.milliseconds(50)

    private func failure(
        _ path: String,
        _ timeouts: HTTPTimeouts,
        body: HTTPRequest.Body = .empty
    ) async -> HTTPClientError? {
        await #expect(throws: HTTPClientError.self) {
            try await HTTPClient(endpoint: .unix(path: path))
                .withResponse(to: HTTPRequest(.post, "/", body: body), timeouts: timeouts) { response in
                    for try await _ in response.body {}
                }
        }
    }

    @Test func aServerThatDoesNotAnswer() async throws {
        try await ScriptedServer.with { connection, _ in
            // The end of this read is the proof that the client has closed.
            _ = try await connection.readToEnd()
        } _: { path in
            #expect(await failure(path, HTTPTimeouts(head: limit))?.code == .timedOut)
            #expect(await failure(path, HTTPTimeouts(head: nil, total: limit))?.code == .timedOut)
        }
    }

    @Test func aServerThatStallsInsideItsBody() async throws {
        try await ScriptedServer.with { connection, _ in
            _ = try await connection.readHead()
            try await connection.send("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf")
            _ = try await connection.readToEnd()
        } _: { path in
            #expect(await failure(path, HTTPTimeouts(idle: limit))?.code == .timedOut)
            #expect(await failure(path, HTTPTimeouts(total: limit))?.code == .timedOut)
        }
    }

    @Test func aServerThatDoesNotReadAnUpload() async throws {
        try await ScriptedServer.with { connection, _ in
            _ = try await connection.readHead()
            try await Task.sleep(for: .seconds(60))
        } _: { path in
            let endless = HTTPRequest.Body.stream { writer in
                while true { try await writer.write(ByteBuffer(repeating: 0, count: 1 << 16)) }
            }
            #expect(await failure(path, HTTPTimeouts(head: limit), body: endless)?.code == .timedOut)
        }
    }

    @Test func aBodyThatKeepsComingIsNotIdle() async throws {
        try await ScriptedServer.with { connection, _ in
            _ = try await connection.readHead()
            try await connection.send("HTTP/1.1 200 OK\r\nContent-Length: 64\r\n\r\n")
            for _ in 0..<64 {
                try await connection.send("x")
                try await Task.sleep(for: .milliseconds(500))
            }
        } _: { path in
            // Longer in all than the limit, each step far below it.
            let length = try await HTTPClient(endpoint: .unix(path: path))
                .withResponse(to: HTTPRequest(.get, "/"), timeouts: HTTPTimeouts(idle: .seconds(30))) {
                    try await $0.body.collect(upTo: 100).readableBytes
                }
            #expect(length == 64)
        }
    }

    @Test func cancellingClosesTheConnection() async throws {
        let (closed, signal) = AsyncStream.makeStream(of: Int.self)
        let (begun, start) = AsyncStream.makeStream(of: Void.self)
        try await ScriptedServer.with { connection, _ in
            _ = try await connection.readHead()
            try await connection.send("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf")
            start.yield()
            // Closed with bytes unread or without: the read ends with an error or without.
            signal.yield((try? await connection.readToEnd().count) ?? 0)
        } _: { path in
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    await #expect(throws: CancellationError.self) {
                        try await HTTPClient(endpoint: .unix(path: path)).withResponse(to: HTTPRequest(.get, "/")) {
                            for try await _ in $0.body {}
                        }
                    }
                }
                for await _ in begun { break }
                group.cancelAll()
                try await group.waitForAll()
            }
            for await bytes in closed {
                #expect(bytes == 0)
                break
            }
        }
    }
}
