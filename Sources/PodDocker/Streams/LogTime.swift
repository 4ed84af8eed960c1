/// What stands at the head of a log's message where times were asked for: RFC 3339 with nine digits of a second, in
/// the zone of the engine or in UTC, and a space.
enum LogTime: Hashable {
    /// The time, and how many bytes it and its space take.
    case time(Timestamp, length: Int)
    /// No time: the engine's own words.
    case none
    /// Too few bytes to tell.
    case incomplete

    /// `2006-01-02T15:04:05.000000000+07:00` and the space.
    private static let longest = 36

    /// - Parameter isWhole: whether no more of the message comes.
    init(at bytes: some Collection<UInt8>, isWhole: Bool) {
        let head = bytes.prefix(Self.longest)
        guard let first = head.first else {
            self = isWhole ? .none : .incomplete
            return
        }
        if (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first) {
            if let space = head.firstIndex(of: UInt8(ascii: " ")) {
                let text = String(decoding: head[..<space], as: UTF8.self)
                let length = head.distance(from: head.startIndex, to: space) + 1
                self = Timestamp(rfc3339: text).map { .time($0, length: length) } ?? .none
                return
            }
            if !isWhole, head.count < Self.longest {
                self = .incomplete
                return
            }
        }
        self = .none
    }
}
