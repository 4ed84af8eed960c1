import NIOCore
import PodHTTP

/// A container's output, read only as fast as it is asked for.
///
/// Iterate it once, inside the scope that handed it out.
public struct LogStream: AsyncSequence, Sendable {
    let bytes: ByteStream
    let isRaw: Bool

    /// The output from where the stream stands.
    public func makeAsyncIterator() -> Iterator {
        Iterator(bytes: bytes.makeAsyncIterator(), route: bytes.route, frames: LogFrameDecoder(isRaw: isRaw))
    }

    /// Reads output piece by piece.
    public struct Iterator: AsyncIteratorProtocol {
        private var bytes: ByteStream.Iterator
        private let route: String
        private var frames: LogFrameDecoder

        init(bytes: ByteStream.Iterator, route: String, frames: LogFrameDecoder) {
            self.bytes = bytes
            self.route = route
            self.frames = frames
        }

        /// The next piece, or `nil` at the end.
        ///
        /// - Throws: ``DockerError``, `CancellationError`.
        public mutating func next() async throws -> LogChunk? {
            while true {
                if let chunk = try frames.next() { return chunk }
                guard let piece = try await bytes.next() else {
                    guard frames.isAtBoundary else {
                        throw DockerError(.disconnected, "the container's output ended inside a frame", route: route)
                    }
                    return nil
                }
                frames.append(piece)
            }
        }
    }
}
