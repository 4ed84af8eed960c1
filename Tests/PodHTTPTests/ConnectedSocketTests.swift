import Glibc
import NIOCore
import PodHTTPTesting
import Testing

@testable import PodHTTP

@Suite("A connection that stands already", .timeLimit(.minutes(3)))
struct ConnectedSocketTests {
    private static let timeouts = HTTPTimeouts(connect: .seconds(30), head: .seconds(60))

    @Test("it carries requests under the name that it was given, and is closed in the end")
    func requests() async throws {
        try await ScriptedServer.with { connection, _ in
            #expect(try await connection.readHead()?.contains("\r\nHost: pod:80\r\n") == true)
            try await connection.answer("one")
            #expect(try await connection.readHead()?.hasPrefix("GET /two ") == true)
            try await connection.answer(headers: "Connection: close\r\n", "two")
            #expect(try await connection.readToEnd() == [])
        } _: { path in
            let socket = ConnectedSocket(try ScriptedServer.connect(path))
            let client = HTTPClient(endpoint: .connected(socket, host: "pod:80"))
            for (page, text) in [("/one", "one"), ("/two", "two")] {
                let body = try await client.withResponse(to: HTTPRequest(.get, page), timeouts: Self.timeouts) {
                    try await String(buffer: $0.body.collect(upTo: 100))
                }
                #expect(body == text)
            }
            let error = await #expect(throws: HTTPClientError.self) {
                try await client.withResponse(to: HTTPRequest(.get, "/"), timeouts: Self.timeouts) { _ in }
            }
            #expect(error?.code == .unreachable)
        }
    }

    @Test("it is closed if it was never used, and if whoever uses it is cancelled")
    func unused() async throws {
        let (reader, writer) = try Self.pair()
        _ = HTTPClient(endpoint: .connected(ConnectedSocket(writer), host: "pod"))
        var byte: UInt8 = 0
        #expect(read(reader, &byte, 1) == 0)
        close(reader)

        let (peer, socket) = try Self.pair()
        let endpoint = HTTPEndpoint.connected(ConnectedSocket(socket), host: "pod")
        await withTaskGroup(of: Void.self) { group in
            group.addTask {
                await #expect(throws: CancellationError.self) {
                    try await HTTPClient(endpoint: endpoint).withResponse(
                        to: HTTPRequest(.get, "/"),
                        timeouts: HTTPTimeouts(head: nil)
                    ) { _ in }
                }
            }
            // Whether it has begun by now or not.
            await Task.yield()
            group.cancelAll()
        }
        _ = consume endpoint
        var buffer = [UInt8](repeating: 0, count: 1000)
        while read(peer, &buffer, buffer.count) > 0 {}
        #expect(read(peer, &buffer, buffer.count) == 0)
        close(peer)
    }

    @Test("only the head counts: nobody waits for a body that never ends")
    func endlessBody() async throws {
        try await ScriptedServer.with { connection, _ in
            _ = try await connection.readHead()
            try await connection.send("HTTP/1.1 200 OK\r\nContent-Length: 1000000000000\r\n\r\nsome")
            _ = try await connection.readToEnd()
        } _: { path in
            let socket = ConnectedSocket(try ScriptedServer.connect(path))
            let client = HTTPClient(endpoint: .connected(socket, host: "pod"), idleConnections: 0)
            let status = try await client.withResponse(to: HTTPRequest(.get, "/"), timeouts: Self.timeouts) {
                $0.status
            }
            #expect(status == 200)
        }
    }

    @Test("a head that never ends is refused")
    func endlessHead() async throws {
        try await ScriptedServer.with { connection, _ in
            _ = try await connection.readHead()
            try await connection.send("HTTP/1.1 200 OK\r\n")
            while true { try await connection.send("X: \(String(repeating: "x", count: 10_000))\r\n") }
        } _: { path in
            let socket = ConnectedSocket(try ScriptedServer.connect(path))
            let client = HTTPClient(endpoint: .connected(socket, host: "pod"), idleConnections: 0)
            let error = await #expect(throws: HTTPClientError.self) {
                try await client.withResponse(to: HTTPRequest(.get, "/"), timeouts: Self.timeouts) { _ in }
            }
            #expect(error?.code == .protocolViolation)
        }
    }

    private static func pair() throws -> (CInt, CInt) {
        var ends: [CInt] = [0, 0]
        try #require(socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0, &ends) == 0)
        return (ends[0], ends[1])
    }
}
