import NIOCore

/// Takes apart the body in which the engine hands out a container's output, wherever its pieces are cut.
protocol LogDecoder: Sendable {
    /// Takes the body's next piece.
    mutating func append(_ piece: ByteBuffer)

    /// The next output, or `nil` until more has come.
    mutating func next() throws(DockerError) -> LogChunk?

    /// What is left when the body has ended.
    mutating func finish() throws(DockerError) -> LogChunk?
}

extension ByteBuffer {
    /// Adds what came after what is still to be read.
    mutating func queue(_ piece: ByteBuffer) {
        guard readableBytes > 0 else { return self = piece }
        discardReadBytes()
        writeImmutableBuffer(piece)
    }

    mutating func take(_ count: Int) -> [UInt8] {
        readBytes(length: count) ?? []
    }
}
