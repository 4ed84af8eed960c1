package import NIOCore

/// A connection that has left HTTP after `101 Switching Protocols`: bytes both ways.
package struct HTTPDuplex: Sendable {
    /// What the server sends, until it closes.
    package let inbound: HTTPBody
    let connection: HTTPConnection

    /// Sends bytes and returns when the kernel has taken them.
    package func write(_ bytes: ByteBuffer) async throws {
        guard bytes.readableBytes > 0 else { return }
        try await connection.writeRaw(bytes)
    }

    /// Says that no more bytes follow; the server can still send.
    package func finish() async throws {
        try await connection.closeOutput()
    }
}
