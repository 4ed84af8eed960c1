import NIOCore

/// Takes the output of a container with a terminal: one stream, without frames.
///
/// Where it was asked for with times, one stands at the head of each message: of a line, and of each further 16 KiB of
/// a line that is longer, as the engine's logger cuts it (`daemon/logger/copier.go`).
struct TerminalLogDecoder: LogDecoder {
    private enum State {
        case head
        case payload(Timestamp?, length: Int)
    }

    private static let longestMessage = 16 << 10

    private let hasTimes: Bool
    private var state = State.head
    var pending = ByteBuffer()

    init(hasTimes: Bool = false) {
        self.hasTimes = hasTimes
    }

    mutating func next() -> LogChunk? {
        guard hasTimes else { return finish() }
        while pending.readableBytes > 0 {
            switch state {
            case .head:
                switch LogTime(at: pending.readableBytesView, isWhole: false) {
                case .incomplete: return nil
                case .none: state = .payload(nil, length: 0)
                case .time(let time, let length):
                    pending.moveReaderIndex(forwardBy: length)
                    state = .payload(time, length: 0)
                }
            case .payload(let time, let length):
                var message = pending.readableBytesView.prefix(Self.longestMessage - length)
                if let end = message.firstIndex(of: UInt8(ascii: "\n")) { message = message[...end] }
                let bytes = take(message.count)
                let isWhole = bytes.last == UInt8(ascii: "\n") || length + bytes.count == Self.longestMessage
                state = isWhole ? .head : .payload(nil, length: length + bytes.count)
                return LogChunk(stream: .stdout, time: time, bytes: bytes)
            }
        }
        return nil
    }

    mutating func finish() -> LogChunk? {
        let bytes = take(pending.readableBytes)
        return bytes.isEmpty ? nil : LogChunk(stream: .stdout, bytes: bytes)
    }
}
