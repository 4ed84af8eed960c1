import NIOCore
import PodHTTP
import PodHTTPTesting
import Testing

@Suite(.timeLimit(.minutes(10)))
struct UploadTests {
    private struct SourceFailure: Error {}

    private func upload<Result>(
        _ path: String,
        _ produce: @escaping @Sendable (HTTPBodyWriter) async throws -> Void,
        _ body: (HTTPResponse) async throws -> Result
    ) async throws -> Result {
        try await HTTPClient(endpoint: .unix(path: path))
            .withResponse(to: HTTPRequest(.post, "/", body: .stream(produce)), body)
    }

    @Test func aBodyIsSentAsItIsProduced() async throws {
        try await ScriptedServer.with { connection, _ in
            let head = try #require(try await connection.readHead())
            #expect(head.lowercased().contains("transfer-encoding: chunked"))
            let body = try await connection.read(through: "0\r\n\r\n")
            #expect(body == "3\r\none\r\n3\r\ntwo\r\n0\r\n\r\n")
            try await connection.answer("done")
        } _: { path in
            let answer = try await upload(path) { writer in
                try await writer.write(ByteBuffer(string: "one"))
                try await writer.write(ByteBuffer())
                try await writer.write(ByteBuffer(string: "two"))
            } _: {
                String(buffer: try await $0.body.collect(upTo: 10))
            }
            #expect(answer == "done")
        }
    }

    @Test func anEarlyRefusalEndsTheUpload() async throws {
        try await ScriptedServer.with { connection, _ in
            _ = try await connection.readHead()
            try await connection.answer(status: "400 Bad Request", "not a tar archive")
        } _: { path in
            for _ in 0..<20 {
                let answer = try await upload(path) { writer in
                    while true { try await writer.write(ByteBuffer(repeating: 0, count: 1 << 16)) }
                } _: {
                    String(buffer: try await $0.body.collect(upTo: 100))
                }
                #expect(answer == "not a tar archive")
            }
        }
    }

    @Test func aSourceThatFailsIsTheReason() async throws {
        try await ScriptedServer.with { connection, _ in
            _ = try await connection.readToEnd()
        } _: { path in
            await #expect(throws: SourceFailure.self) {
                try await upload(path) { writer in
                    try await writer.write(ByteBuffer(string: "one"))
                    throw SourceFailure()
                } _: { _ in
                }
            }
        }
    }
}
