import NIOCore

/// Takes apart the body in which the engine hands out a container's output, wherever its pieces are cut.
protocol LogDecoder: Sendable {
    /// What has come and not been taken apart yet.
    var pending: ByteBuffer { get set }

    /// The next output, or `nil` until more has come.
    mutating func next() throws(DockerError) -> LogChunk?

    /// What is left when the body has ended.
    mutating func finish() throws(DockerError) -> LogChunk?
}

extension LogDecoder {
    /// Takes the body's next piece.
    mutating func append(_ piece: ByteBuffer) {
        guard pending.readableBytes > 0 else { return pending = piece }
        pending.discardReadBytes()
        pending.writeImmutableBuffer(piece)
    }

    mutating func take(_ count: Int) -> [UInt8] {
        pending.readBytes(length: count) ?? []
    }
}
