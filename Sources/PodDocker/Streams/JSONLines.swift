import NIOCore
import PodHTTP

/// Messages that the engine sends one by one, read only as fast as they are asked for.
///
/// Iterate it once, inside the scope that handed it out.
public struct JSONLines<Element: Decodable & Sendable>: AsyncSequence, Sendable {
    let bytes: ByteStream
    /// Looks at each message: throws for one that tells a failure, and answers whether to hand it on.
    let accepts: @Sendable (Element) throws -> Bool

    /// The messages from where the stream stands.
    public func makeAsyncIterator() -> Iterator {
        Iterator(bytes: bytes.makeAsyncIterator(), route: bytes.route, accepts: accepts)
    }

    /// Reads messages one by one.
    public struct Iterator: AsyncIteratorProtocol {
        private var bytes: ByteStream.Iterator
        /// How long the engine may send nothing; `nil` is no limit.
        var idle: Duration? {
            get { bytes.base.idle }
            set { bytes.base.idle = newValue }
        }
        private let route: String
        private let accepts: @Sendable (Element) throws -> Bool
        private var lines = LineDecoder()
        private var hasEnded = false

        init(bytes: ByteStream.Iterator, route: String, accepts: @escaping @Sendable (Element) throws -> Bool) {
            self.bytes = bytes
            self.route = route
            self.accepts = accepts
        }

        /// The next message, or `nil` when the engine has ended the stream.
        ///
        /// - Throws: ``DockerError``, `CancellationError`.
        public mutating func next() async throws -> Element? {
            while let line = try await nextLine() {
                let element = try DockerJSON.decode(Element.self, from: line, route: route)
                if try accepts(element) { return element }
            }
            return nil
        }

        private mutating func nextLine() async throws -> ByteBuffer? {
            while !hasEnded {
                do {
                    if let line = try lines.next() { return line }
                } catch {
                    throw DockerError(.protocolViolation, "the engine's message is too long: \(error)", route: route)
                }
                guard let piece = try await bytes.next() else {
                    hasEnded = true
                    return lines.finish()
                }
                lines.append(piece)
            }
            return nil
        }
    }
}
