import NIOCore
import PodHTTP
import PodHTTPTesting
import Testing

@Suite(.timeLimit(.minutes(10)))
struct UpgradeTests {
    @Test func bytesRightBehindTheHeadAreNotLost() async throws {
        try await ScriptedServer.with { connection, _ in
            let head = try #require(try await connection.readHead())
            #expect(head.contains("Connection: Upgrade\r\nUpgrade: tcp\r\n"))
            #expect(head.contains("Content-Length: 2\r\n"))
            #expect(try await connection.read(through: "{}") == "{}")
            try await connection.send(
                "HTTP/1.1 101 UPGRADED\r\nConnection: Upgrade\r\nUpgrade: tcp\r\nContent-Type: a/b\r\n\r\nearly "
            )
            // The client closes its half: what it sent is whole, and it can still be answered.
            let sent = try await connection.readToEnd()
            try await connection.send("echo " + String(decoding: sent, as: UTF8.self))
        } _: { path in
            let request = HTTPRequest(.post, "/attach", body: .bytes(ByteBuffer(string: "{}")))
            let received = try await HTTPClient(endpoint: .unix(path: path)).withUpgrade(
                of: request,
                to: "tcp",
                refused: { _ in "refused" },
                { response, duplex in
                    #expect(response.header("Content-Type") == "a/b")
                    var pieces = duplex.inbound.makeAsyncIterator()
                    let early = try #require(try await pieces.next())
                    try await duplex.write(ByteBuffer(string: "one "))
                    try await duplex.write(ByteBuffer(string: "two"))
                    try await duplex.finish()
                    var text = String(buffer: early)
                    while let piece = try await pieces.next() { text += String(buffer: piece) }
                    return text
                }
            )
            #expect(received == "early echo one two")
        }
    }

    @Test func aWriterThatIsQuickMeetsNoMoreHTTP() async throws {
        try await ScriptedServer.with { connection, _ in
            _ = try await connection.readHead()
            try await connection.send("HTTP/1.1 101 UPGRADED\r\nConnection: Upgrade\r\nUpgrade: tcp\r\n\r\n")
            try await connection.send(connection.readToEnd())
        } _: { path in
            let client = HTTPClient(endpoint: .unix(path: path))
            for number in 0..<300 {
                let echo = try await client.withUpgrade(
                    of: HTTPRequest(.post, "/attach"),
                    to: "tcp",
                    refused: { _ in "refused" },
                    { _, duplex in
                        try await duplex.write(ByteBuffer(string: "\(number)"))
                        try await duplex.finish()
                        return String(buffer: try await duplex.inbound.collect(upTo: 10))
                    }
                )
                #expect(echo == "\(number)")
            }
        }
    }

    @Test func anAnswerWithinHTTPIsHandedOn() async throws {
        try await ScriptedServer.with { connection, _ in
            _ = try await connection.readHead()
            try await connection.answer(status: "404 Not Found", "no such container")
        } _: { path in
            let message = try await HTTPClient(endpoint: .unix(path: path)).withUpgrade(
                of: HTTPRequest(.post, "/attach"),
                to: "tcp",
                refused: { String(buffer: try await $0.body.collect(upTo: 100)) },
                { _, _ in "upgraded" }
            )
            #expect(message == "no such container")
        }
    }
}
