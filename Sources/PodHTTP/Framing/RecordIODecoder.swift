package import NIOCore

/// Splits a RecordIO stream into records: each is its length in decimal digits, a line feed, and that many bytes.
///
/// Apache Mesos frames the events of its v1 HTTP APIs so ("RecordIO response format").
package struct RecordIODecoder: Sendable {
    private enum State {
        case length(digits: Int, value: Int)
        case record(Int)
    }

    private let limit: Int
    private var state = State.length(digits: 0, value: 0)
    private var pending = ByteBuffer()

    /// - Parameter limit: the longest record in bytes.
    package init(limit: Int = 64 << 20) {
        self.limit = limit
    }

    /// Whether the stream may end here: no record has begun.
    package var isAtBoundary: Bool {
        if case .length(digits: 0, _) = state { pending.readableBytes == 0 } else { false }
    }

    /// Takes the next piece of the stream.
    package mutating func append(_ piece: ByteBuffer) {
        if pending.readableBytes == 0 {
            pending = piece
        } else {
            pending.discardReadBytes()
            pending.writeImmutableBuffer(piece)
        }
    }

    /// The next whole record, or `nil` until more has come.
    ///
    /// - Throws: `HTTPClientError` for a length that is none or is over the limit; the stream cannot be read on.
    package mutating func next() throws -> ByteBuffer? {
        while true {
            switch state {
            case .record(let length):
                guard let record = pending.readSlice(length: length) else { return nil }
                state = .length(digits: 0, value: 0)
                return record
            case .length(let digits, let value):
                guard let byte: UInt8 = pending.readInteger() else { return nil }
                switch byte {
                case UInt8(ascii: "\n") where digits > 0:
                    state = .record(value)
                case UInt8(ascii: "0")...UInt8(ascii: "9"):
                    let longer = value * 10 + Int(byte - UInt8(ascii: "0"))
                    guard longer <= limit, digits < 20 else {
                        throw HTTPClientError(.tooLarge, "a record is longer than \(limit) bytes")
                    }
                    state = .length(digits: digits + 1, value: longer)
                default:
                    throw HTTPClientError(.protocolViolation, "a record does not begin with its length")
                }
            }
        }
    }
}
