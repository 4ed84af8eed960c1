package import NIOCore

/// Splits a stream of bytes into lines, however its pieces fall; carriage returns and empty lines are dropped.
///
/// Streams of JSON documents, one a line, are read with it.
package struct LineDecoder: Sendable {
    private let limit: Int
    private var pending = ByteBuffer()
    private var searched = 0

    /// - Parameter limit: the longest line in bytes, so that a stream without line ends cannot fill the memory.
    package init(limit: Int = 16 << 20) {
        self.limit = limit
    }

    /// Takes the next piece of the stream.
    package mutating func append(_ piece: ByteBuffer) {
        if pending.readableBytes == 0 {
            pending = piece
            searched = 0
        } else {
            pending.discardReadBytes()
            pending.writeImmutableBuffer(piece)
        }
    }

    /// The next whole line without its end, or `nil` until more has come.
    ///
    /// - Throws: `HTTPClientError.Code.tooLarge` for a line over the limit.
    package mutating func next() throws -> ByteBuffer? {
        while true {
            let unsearched = pending.readableBytesView.dropFirst(searched)
            guard let end = unsearched.firstIndex(of: UInt8(ascii: "\n")) else {
                searched = pending.readableBytes
                guard searched <= limit else {
                    throw HTTPClientError(.tooLarge, "a line is longer than \(limit) bytes")
                }
                return nil
            }
            let length = end - pending.readerIndex
            searched = 0
            guard let line = pending.readSlice(length: length) else { return nil }
            pending.moveReaderIndex(forwardBy: 1)
            if let line = Self.trimmed(line) { return line }
        }
    }

    /// What is left when the stream has ended: a last line that has no end.
    package mutating func finish() -> ByteBuffer? {
        defer {
            pending = ByteBuffer()
            searched = 0
        }
        return Self.trimmed(pending)
    }

    private static func trimmed(_ line: ByteBuffer) -> ByteBuffer? {
        var line = line
        while line.readableBytesView.last == UInt8(ascii: "\r") {
            line.moveWriterIndex(to: line.writerIndex - 1)
        }
        return line.readableBytes > 0 ? line : nil
    }
}
