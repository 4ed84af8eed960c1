/// A piece of a container's output. It ends anywhere, also inside a line or a character.
public struct LogChunk: Hashable, Sendable {
    /// Where a container wrote.
    public enum Stream: UInt8, Hashable, Sendable {
        /// Standard input, echoed by some attached streams.
        case stdin = 0
        /// Standard output, and everything of a container with a terminal.
        case stdout = 1
        /// Standard error.
        case stderr = 2
        /// An error of the engine's own inside the stream.
        case engine = 3
    }

    /// Where the container wrote it.
    public var stream: Stream
    /// What it wrote.
    public var bytes: [UInt8]

    /// A piece of output.
    public init(stream: Stream, bytes: [UInt8]) {
        self.stream = stream
        self.bytes = bytes
    }
}
