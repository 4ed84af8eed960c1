import NIOCore

/// The server's side of one connection.
package final class ScriptedConnection {
    private var inbound: NIOAsyncChannelInboundStream<ByteBuffer>.AsyncIterator
    private let outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>
    private var pending: [UInt8] = []

    init(
        inbound: NIOAsyncChannelInboundStream<ByteBuffer>,
        outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>
    ) {
        self.inbound = inbound.makeAsyncIterator()
        self.outbound = outbound
    }

    /// The head of the next request, as it came, or `nil` if the client has closed.
    package func readHead() async throws -> String? {
        try await read(through: "\r\n\r\n")
    }

    /// Bytes up to the end of `mark`.
    package func read(through mark: String) async throws -> String? {
        let wanted = Array(mark.utf8)
        while true {
            if let end = (0...max(0, pending.count - wanted.count)).first(where: {
                pending[$0...].starts(with: wanted)
            }) {
                let text = String(decoding: pending[..<(end + wanted.count)], as: UTF8.self)
                pending.removeFirst(end + wanted.count)
                return text
            }
            guard let more = try await inbound.next(isolation: #isolation) else { return nil }
            pending += more.readableBytesView
        }
    }

    /// So many bytes, or `nil` if the client closes before.
    package func read(_ count: Int) async throws -> [UInt8]? {
        while pending.count < count {
            guard let more = try await inbound.next(isolation: #isolation) else { return nil }
            pending += more.readableBytesView
        }
        defer { pending.removeFirst(count) }
        return Array(pending.prefix(count))
    }

    /// Everything until the client closes, or closes its half.
    package func readToEnd() async throws -> [UInt8] {
        while let more = try await inbound.next(isolation: #isolation) { pending += more.readableBytesView }
        defer { pending = [] }
        return pending
    }

    /// Sends text, in one piece.
    package func send(_ text: String) async throws {
        try await outbound.write(ByteBuffer(string: text))
    }

    /// Sends bytes, in one piece.
    package func send(_ bytes: [UInt8]) async throws {
        try await outbound.write(ByteBuffer(bytes: bytes))
    }

    /// Answers with a body of known length.
    package func answer(status: String = "200 OK", headers: String = "", _ body: String) async throws {
        try await send("HTTP/1.1 \(status)\r\n\(headers)Content-Length: \(body.utf8.count)\r\n\r\n\(body)")
    }
}
