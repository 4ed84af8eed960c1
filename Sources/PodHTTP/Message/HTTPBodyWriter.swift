package import NIOCore
import NIOHTTP1

/// The sending side of a streamed request body.
package struct HTTPBodyWriter: Sendable {
    let connection: HTTPConnection

    /// Sends a piece and returns when the kernel has taken it.
    package func write(_ piece: ByteBuffer) async throws {
        guard piece.readableBytes > 0 else { return }
        try await connection.write(.body(.byteBuffer(piece)))
    }
}
