import NIOCore
import PodHTTP

/// A container's output, read only as fast as it is asked for.
///
/// Iterate it once, inside the scope that handed it out.
public struct LogStream: AsyncSequence, Sendable {
    let bytes: ByteStream
    let isRaw: Bool
    var hasTimes = false

    /// The output from where the stream stands.
    public func makeAsyncIterator() -> Iterator {
        Iterator(
            bytes: bytes.makeAsyncIterator(),
            route: bytes.route,
            decoder: isRaw ? TerminalLogDecoder(hasTimes: hasTimes) : LogFrameDecoder(hasTimes: hasTimes)
        )
    }

    /// Reads output piece by piece.
    public struct Iterator: AsyncIteratorProtocol {
        private var bytes: ByteStream.Iterator
        private let route: String
        private var decoder: any LogDecoder

        init(bytes: ByteStream.Iterator, route: String, decoder: any LogDecoder) {
            self.bytes = bytes
            self.route = route
            self.decoder = decoder
        }

        /// The next piece, or `nil` at the end.
        ///
        /// - Throws: ``DockerError``, `CancellationError`.
        public mutating func next() async throws -> LogChunk? {
            do {
                while true {
                    if let chunk = try decoder.next() { return chunk }
                    guard let piece = try await bytes.next() else { return try decoder.finish() }
                    decoder.append(piece)
                }
            } catch var error as DockerError {
                error.route = error.route ?? route
                throw error
            }
        }
    }
}
