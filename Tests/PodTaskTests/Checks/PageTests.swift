import PodHTTPTesting
import Testing

@testable import PodTask

@Suite("The page that a check asks for", .timeLimit(.minutes(3)))
struct PageTests {
    private func get(_ path: String, _ scheme: CheckScheme = .http, at server: String) async throws -> Page {
        let descriptor = try ScriptedServer.connect(server)
        return try await Page.get(path, scheme, host: "127.0.0.1:80", over: descriptor)
    }

    @Test("the request, the status and where it leads")
    func page() async throws {
        try await ScriptedServer.with { connection, _ in
            let head = try await connection.readHead()
            #expect(head?.hasPrefix("GET /a?b=c HTTP/1.1\r\nHost: 127.0.0.1:80\r\n") == true)
            for line in ["User-Agent: podkit", "Accept: */*", "Connection: close"] {
                #expect(head?.contains("\r\n\(line)\r\n") == true)
            }
            // The body does not matter, nor that it never comes.
            try await connection.send("HTTP/1.0 302 Found\r\nlocation: /next\r\nContent-Length: 1000\r\n\r\n")
            _ = try await connection.readToEnd()
        } _: { server in
            let page = try await get("/a?b=c", at: server)
            #expect(page == Page(status: 302, location: "/next"))
        }
    }

    @Test(
        "what does not speak HTTP",
        arguments: [
            "SSH-2.0-OpenSSH_9.2\r\n", "220 mail ESMTP\r\n\r\n", "HTTP/1.1 2x0 OK\r\n\r\n", "<html>hello</html>\n",
            "HTTP/1.1 200 OK\r\nA: b", "\u{1}\u{2}\u{3}\u{4}",
        ]
    )
    func noHTTP(_ answer: String) async throws {
        try await ScriptedServer.with { connection, _ in
            _ = try await connection.readHead()
            try await connection.send(answer)
        } _: { server in
            let error = await #expect(throws: ProbeFault.self) { try await get("/", at: server) }
            #expect(error?.description == "what answers does not speak HTTP")
        }
    }

    @Test("a server that closes, and one that does not speak TLS")
    func otherFaults() async throws {
        try await ScriptedServer.with { connection, _ in
            _ = try await connection.readHead()
        } _: { server in
            let error = await #expect(throws: ProbeFault.self) { try await get("/", at: server) }
            #expect(error?.description == "the server closed the connection")
        }
        try await ScriptedServer.with { connection, _ in
            _ = try await connection.read(5)
            try await connection.send("HTTP/1.1 400 Bad Request\r\n\r\n")
            _ = try await connection.readToEnd()
        } _: { server in
            let error = await #expect(throws: ProbeFault.self) { try await get("/", .https, at: server) }
            #expect(error?.description.contains("WRONG_VERSION_NUMBER") == true, "\(error?.description ?? "")")
        }
    }
}
