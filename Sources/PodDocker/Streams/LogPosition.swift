/// Where a reader of a container's log stands, so that another reading goes on exactly there: nothing is lost when a
/// connection breaks or the engine is restarted, and nothing comes twice.
///
/// The log has to be asked for with its times. They order the messages of one stream; those of different streams may
/// stand in the log a little out of order, and several messages may have one time.
public struct LogPosition: Sendable {
    private struct Mark {
        private enum Message {
            case new
            case seen
            case begun(remaining: Int)
        }

        /// The time of the last message that was taken, how many of that time there were, and the last one's bytes.
        private var time: Timestamp?
        private var count = 0
        private var length = 0
        /// How many messages of that time have come again; `nil` where everything is new.
        private var repeated: Int?
        private var message = Message.new

        mutating func rewind() {
            repeated = time == nil ? nil : 0
        }

        /// - Returns: whether the message was not seen before.
        mutating func begin(_ next: Timestamp) -> Bool {
            if let time, let repeated {
                if next < time {
                    message = .seen
                    return false
                }
                if next == time, repeated < count {
                    self.repeated = repeated + 1
                    message = repeated + 1 == count ? .begun(remaining: length) : .seen
                    return false
                }
                self.repeated = nil
            }
            count = next == time ? count + 1 : 1
            time = next
            length = 0
            message = .new
            return true
        }

        mutating func unseen(in bytes: [UInt8]) -> ArraySlice<UInt8> {
            switch message {
            case .seen: return []
            case .new:
                length += bytes.count
                return bytes[...]
            case .begun(let remaining):
                let unseen = bytes.dropFirst(remaining)
                message = .begun(remaining: max(0, remaining - bytes.count))
                length += unseen.count
                return unseen
            }
        }
    }

    private var marks: [LogChunk.Stream: Mark] = [:]
    private let start: Timestamp?
    private var latest: Timestamp?

    /// The log's beginning, or the first message from a time on.
    public init(startingAt start: Timestamp? = nil) {
        self.start = start
    }

    /// The time from which to ask for the log to go on: a second before the last message, since the streams' messages
    /// may be out of order, and never before the start; `nil` for the log's beginning.
    public var since: Timestamp? {
        guard let latest else { return start }
        let since = Timestamp(seconds: latest.seconds - 1, nanoseconds: latest.nanoseconds)
        return start.map { max($0, since) } ?? since
    }

    /// Another reading begins, from ``since`` or from before it.
    public mutating func rewind() {
        for stream in Array(marks.keys) { marks[stream]?.rewind() }
    }

    /// What of the piece has not been seen yet. Now it has.
    public mutating func unseen(in chunk: LogChunk) -> ArraySlice<UInt8> {
        if let time = chunk.time, marks[chunk.stream, default: Mark()].begin(time) { latest = time }
        return marks[chunk.stream, default: Mark()].unseen(in: chunk.bytes)
    }
}
