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
    /// When the engine read it, on the first piece of each message, in a log that was asked for with times. A message
    /// is a line with its end, or 16 KiB of a longer one.
    public var time: Timestamp?
    /// What it wrote.
    public var bytes: [UInt8]

    /// A piece of output.
    public init(stream: Stream, time: Timestamp? = nil, bytes: [UInt8]) {
        self.stream = stream
        self.time = time
        self.bytes = bytes
    }
}
