import NIOCore
import PodHTTP
import PodHTTPTesting
import Synchronization
import Testing

@Suite(.timeLimit(.minutes(10)))
struct HTTPClientTests {
    private func text(_ client: HTTPClient, _ request: HTTPRequest, _ timeouts: HTTPTimeouts = .init()) async throws
        -> String
    {
        try await client.withResponse(to: request, timeouts: timeouts) { response in
            String(buffer: try await response.body.collect(upTo: 1 << 20))
        }
    }

    @Test func sendsWhatServersNeedAndReadsTheAnswer() async throws {
        try await ScriptedServer.with { connection, _ in
            let head = try #require(try await connection.readHead())
            #expect(head.hasPrefix("POST /x?a=b%20c HTTP/1.1\r\nHost: localhost\r\n"))
            #expect(head.contains("Content-Length: 4\r\n"))
            #expect(try await connection.read(through: "body") == "body")
            try await connection.answer(status: "201 Created", headers: "X-Test: yes\r\n", "hello")
        } _: { path in
            var query = URLQuery()
            query.add("a", "b c")
            let request = HTTPRequest(.post, "/x\(query.encoded)", body: .bytes(ByteBuffer(string: "body")))
            try await HTTPClient(endpoint: .unix(path: path)).withResponse(to: request) { response in
                #expect(response.status == 201)
                #expect(response.header("x-test") == "yes")
                let text = String(buffer: try await response.body.collect(upTo: 5))
                #expect(text == "hello")
            }
        }
    }

    @Test func reusesAConnectionThatWasReadToItsEnd() async throws {
        try await ScriptedServer.with { connection, number in
            while try await connection.readHead() != nil { try await connection.answer("connection \(number)") }
        } _: { path in
            let client = HTTPClient(endpoint: .unix(path: path))
            for _ in 0..<5 { expectEqual(try await text(client, HTTPRequest(.get, "/")), "connection 0") }
        }
    }

    @Test func closesAConnectionWhoseBodyWasLeft() async throws {
        try await ScriptedServer.with { connection, number in
            _ = try await connection.readHead()
            try await connection.send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nconnection \(number)")
            #expect(try await connection.readToEnd().isEmpty)
        } _: { path in
            let client = HTTPClient(endpoint: .unix(path: path))
            for number in 0..<3 {
                let first = try await client.withResponse(to: HTTPRequest(.get, "/")) { response in
                    try await response.body.first { _ in true }
                }
                #expect(first.map { String(buffer: $0) } == "connection \(number)")
            }
        }
    }

    @Test func aBodyCannotBeReadOutsideItsScope() async throws {
        try await ScriptedServer.with { connection, _ in
            while try await connection.readHead() != nil { try await connection.answer("") }
        } _: { path in
            let client = HTTPClient(endpoint: .unix(path: path))
            let body = try await client.withResponse(to: HTTPRequest(.get, "/")) { response in
                _ = try await response.body.collect(upTo: 10)
                return response.body
            }
            let error = await #expect(throws: HTTPClientError.self) { try await body.collect(upTo: 10) }
            #expect(error?.code == .protocolViolation)
        }
    }

    @Test(arguments: [HTTPMethodName.get, .post])
    func repeatsOnlyWhatIsSafeWhenAReusedConnectionFails(method: HTTPMethodName) async throws {
        try await ScriptedServer.with { connection, number in
            _ = try await connection.readHead()
            try await connection.answer("first")
            // The second request on this connection is read and never answered.
            _ = try await connection.readHead()
        } _: { path in
            let client = HTTPClient(endpoint: .unix(path: path))
            _ = try await text(client, HTTPRequest(.get, "/"))
            if method == .get {
                expectEqual(try await text(client, HTTPRequest(method, "/")), "first")
            } else {
                let error = await #expect(throws: HTTPClientError.self) {
                    try await text(client, HTTPRequest(method, "/"))
                }
                #expect(error?.code == .closedEarly)
            }
        }
    }

    @Test func sendsAgainOnANewConnectionWhenTheServerClosedTheIdleOne() async throws {
        try await ScriptedServer.with { connection, number in
            _ = try await connection.readHead()
            try await connection.answer("connection \(number)")
        } _: { path in
            let client = HTTPClient(endpoint: .unix(path: path))
            expectEqual(try await text(client, HTTPRequest(.get, "/")), "connection 0")
            for number in 1..<20 {
                // The close may be seen before this request or by it: a GET gets through either way.
                expectEqual(try await text(client, HTTPRequest(.get, "/")), "connection \(number)")
            }
        }
    }

    @Test func aMissingSocketFailsAtOnce() async throws {
        let client = HTTPClient(endpoint: .unix(path: "/nonexistent/socket"))
        let error = await #expect(throws: HTTPClientError.self) { try await text(client, HTTPRequest(.get, "/")) }
        #expect(error?.code == .unreachable)
        #expect(error?.errno == 2)
    }

    @Test func aPathThatIsTooLongIsRefused() async throws {
        let client = HTTPClient(endpoint: .unix(path: "/" + String(repeating: "x", count: 107)))
        let error = await #expect(throws: HTTPClientError.self) { try await text(client, HTTPRequest(.get, "/")) }
        #expect(error?.code == .unreachable)
    }

    @Test func readsBodiesInChunksAndToTheEndOfTheConnection() async throws {
        try await ScriptedServer.with { connection, number in
            _ = try await connection.readHead()
            if number == 0 {
                try await connection.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nab")
                try await connection.send("c\r\n4\r\ndefg\r\n0\r\n\r\n")
                _ = try await connection.readHead()
            }
            try await connection.send("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nto the end")
        } _: { path in
            let client = HTTPClient(endpoint: .unix(path: path))
            expectEqual(try await text(client, HTTPRequest(.get, "/")), "abcdefg")
            expectEqual(try await text(client, HTTPRequest(.get, "/")), "to the end")
        }
    }

    @Test func aConnectionThatClosesInsideABodyIsAnError() async throws {
        try await ScriptedServer.with { connection, _ in
            _ = try await connection.readHead()
            try await connection.send("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf")
        } _: { path in
            let client = HTTPClient(endpoint: .unix(path: path))
            let error = await #expect(throws: HTTPClientError.self) { try await text(client, HTTPRequest(.get, "/")) }
            #expect(error?.code == .truncated)
        }
    }

    @Test func whatIsNotHTTPIsAnError() async throws {
        try await ScriptedServer.with { connection, _ in
            _ = try await connection.readHead()
            try await connection.send("SSH-2.0-OpenSSH_9.2\r\n")
            _ = try await connection.readToEnd()
        } _: { path in
            let client = HTTPClient(endpoint: .unix(path: path))
            let error = await #expect(throws: HTTPClientError.self) { try await text(client, HTTPRequest(.get, "/")) }
            #expect(error?.code == .protocolViolation)
        }
    }

    @Test func anAnswerOverTheLimitIsRefusedAsItComes() async throws {
        try await ScriptedServer.with { connection, _ in
            _ = try await connection.readHead()
            try await connection.send("HTTP/1.1 200 OK\r\n\r\n")
            while true { try await connection.send([UInt8](repeating: 0, count: 1 << 16)) }
        } _: { path in
            let client = HTTPClient(endpoint: .unix(path: path))
            let error = await #expect(throws: HTTPClientError.self) { try await text(client, HTTPRequest(.get, "/")) }
            #expect(error?.code == .tooLarge)
        }
    }
}
