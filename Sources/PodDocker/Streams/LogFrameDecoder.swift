import NIOCore

/// Takes apart the engine's multiplexed output, wherever the stream's pieces are cut: frames of eight bytes head
/// (stream, three zeros, length in network order) and that many bytes (`POST /containers/{id}/attach`, stream format).
///
/// A frame's bytes are handed on as they come: its length may be gigabytes.
struct LogFrameDecoder: Sendable {
    private enum State {
        case head
        case payload(LogChunk.Stream, remaining: Int)
    }

    private let isRaw: Bool
    private var state = State.head
    private var pending = ByteBuffer()

    /// - Parameter isRaw: whether the stream is that of a terminal, which has no frames.
    init(isRaw: Bool) {
        self.isRaw = isRaw
    }

    /// Whether the stream may end here.
    var isAtBoundary: Bool {
        if case .head = state { pending.readableBytes == 0 } else { false }
    }

    mutating func append(_ piece: ByteBuffer) {
        if pending.readableBytes == 0 {
            pending = piece
        } else {
            pending.discardReadBytes()
            pending.writeImmutableBuffer(piece)
        }
    }

    /// The next output, or `nil` until more has come.
    mutating func next() throws(DockerError) -> LogChunk? {
        if isRaw {
            let bytes = take(pending.readableBytes)
            return bytes.isEmpty ? nil : LogChunk(stream: .stdout, bytes: bytes)
        }
        while pending.readableBytes > 0 {
            switch state {
            case .head:
                guard let (kind, zeros, length) = head() else { return nil }
                guard let stream = LogChunk.Stream(rawValue: kind), zeros == 0 else {
                    throw DockerError(.protocolViolation, "the container's output is not in the engine's frames")
                }
                if length > 0 { state = .payload(stream, remaining: length) }
            case .payload(let stream, let remaining):
                let bytes = take(min(remaining, pending.readableBytes))
                state = bytes.count == remaining ? .head : .payload(stream, remaining: remaining - bytes.count)
                return LogChunk(stream: stream, bytes: bytes)
            }
        }
        return nil
    }

    private mutating func head() -> (kind: UInt8, zeros: UInt32, length: Int)? {
        guard pending.readableBytes >= 8, let word: UInt32 = pending.readInteger(),
            let length: UInt32 = pending.readInteger()
        else { return nil }
        return (UInt8(word >> 24), word & 0xff_ffff, Int(length))
    }

    private mutating func take(_ count: Int) -> [UInt8] {
        pending.readBytes(length: count) ?? []
    }
}
