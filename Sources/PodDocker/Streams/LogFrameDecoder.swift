import NIOCore

/// Takes apart the engine's multiplexed output: frames of eight bytes head (stream, three zeros, length in network
/// order) and that many bytes (`POST /containers/{id}/attach`, stream format).
///
/// A frame's bytes are handed on as they come: its length may be gigabytes.
struct LogFrameDecoder: LogDecoder {
    private enum State {
        case head
        case time(LogChunk.Stream, remaining: Int)
        case payload(LogChunk.Stream, Timestamp?, remaining: Int)
    }

    private let hasTimes: Bool
    private var state = State.head
    var pending = ByteBuffer()

    /// - Parameter hasTimes: whether each frame is a message that begins with its time.
    init(hasTimes: Bool = false) {
        self.hasTimes = hasTimes
    }

    mutating func next() throws(DockerError) -> LogChunk? {
        while pending.readableBytes > 0 {
            switch state {
            case .head:
                guard let (kind, zeros, length) = head() else { return nil }
                guard let stream = LogChunk.Stream(rawValue: kind), zeros == 0 else {
                    throw DockerError(.protocolViolation, "the container's output is not in the engine's frames")
                }
                guard length > 0 else { continue }
                state = hasTimes ? .time(stream, remaining: length) : .payload(stream, nil, remaining: length)
            case .time(let stream, let remaining):
                switch LogTime(
                    at: pending.readableBytesView.prefix(remaining),
                    isWhole: pending.readableBytes >= remaining
                ) {
                case .incomplete: return nil
                case .none: state = .payload(stream, nil, remaining: remaining)
                case .time(let time, let length):
                    pending.moveReaderIndex(forwardBy: length)
                    guard remaining > length else {
                        state = .head
                        return LogChunk(stream: stream, time: time, bytes: [])
                    }
                    state = .payload(stream, time, remaining: remaining - length)
                }
            case .payload(let stream, let time, let remaining):
                let bytes = take(min(remaining, pending.readableBytes))
                state = bytes.count == remaining ? .head : .payload(stream, nil, remaining: remaining - bytes.count)
                return LogChunk(stream: stream, time: time, bytes: bytes)
            }
        }
        return nil
    }

    mutating func finish() throws(DockerError) -> LogChunk? {
        guard case .head = state, pending.readableBytes == 0 else {
            throw DockerError(.disconnected, "the container's output ended inside a frame")
        }
        return nil
    }

    private mutating func head() -> (kind: UInt8, zeros: UInt32, length: Int)? {
        guard pending.readableBytes >= 8, let word: UInt32 = pending.readInteger(),
            let length: UInt32 = pending.readInteger()
        else { return nil }
        return (UInt8(word >> 24), word & 0xff_ffff, Int(length))
    }
}
