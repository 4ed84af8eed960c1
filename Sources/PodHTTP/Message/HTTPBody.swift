package import NIOCore
import NIOHTTP1

/// A response's body, read from the socket only as fast as it is pulled.
///
/// It belongs to one exchange: iterate it once, inside the scope that handed it out.
package struct HTTPBody: AsyncSequence, Sendable {
    package typealias Element = ByteBuffer

    let connection: HTTPConnection
    let idle: Duration?
    let scope: ExchangeScope

    package func makeAsyncIterator() -> Iterator {
        Iterator(body: self)
    }

    package struct Iterator: AsyncIteratorProtocol {
        private let body: HTTPBody
        private var ended = false

        init(body: HTTPBody) {
            self.body = body
        }

        package mutating func next() async throws -> ByteBuffer? {
            while !ended {
                guard !body.scope.isOver else {
                    throw HTTPClientError(.protocolViolation, "a body was read outside the scope of its response")
                }
                switch try await body.connection.next(timeout: body.idle) {
                case .body(let buffer): return buffer
                case .end: ended = true
                case .head: throw HTTPClientError(.protocolViolation, "a second response came inside a body")
                }
            }
            return nil
        }
    }

    /// The whole body.
    ///
    /// - Throws: `HTTPClientError.Code.tooLarge` as soon as more than `limit` bytes have come.
    package func collect(upTo limit: Int) async throws -> ByteBuffer {
        var whole = ByteBuffer()
        for try await var piece in self {
            guard whole.readableBytes + piece.readableBytes <= limit else {
                throw HTTPClientError(.tooLarge, "the response is longer than \(limit) bytes")
            }
            if whole.readableBytes == 0 { whole = piece } else { whole.writeBuffer(&piece) }
        }
        return whole
    }
}
