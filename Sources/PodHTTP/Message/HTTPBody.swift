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
        /// How long nothing may come before the next piece; `nil` is no limit.
        package var idle: Duration?
        private let body: HTTPBody
        private var ended = false

        init(body: HTTPBody) {
            self.body = body
            idle = body.idle
        }

        package mutating func next() async throws -> ByteBuffer? {
            while !ended {
                guard !body.scope.isOver else {
                    throw HTTPClientError(.protocolViolation, "a body was read outside the scope of its response")
                }
                switch try await body.connection.next(timeout: idle) {
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

    /// What a server says with a refusal: as much as comes of it within `limit` bytes and `time`. That it stalls or breaks
    /// off takes nothing from the response's status.
    ///
    /// - Throws: `CancellationError`.
    package func explanation(upTo limit: Int = 64 << 10, within time: Duration = .seconds(5)) async throws -> ByteBuffer
    {
        let deadline = ContinuousClock.now + time
        var whole = ByteBuffer()
        var pieces = makeAsyncIterator()
        do {
            while whole.readableBytes < limit {
                pieces.idle = Swift.max(.zero, deadline - .now)
                guard var piece = try await pieces.next() else { break }
                whole.writeBuffer(&piece)
            }
        } catch is HTTPClientError {}
        return whole
    }
}
