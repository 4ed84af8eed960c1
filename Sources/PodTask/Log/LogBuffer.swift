/// Lines of a log that are not written yet. There is room for so many bytes; further lines are counted and dropped.
struct LogBuffer: Sendable {
    private let limit: Int
    private var lines: [[UInt8]] = []
    private var size = 0
    private var dropped = 0

    /// - Parameter limit: in bytes.
    init(limit: Int) {
        self.limit = limit
    }

    mutating func append(_ line: [UInt8]) {
        // A line after one that was dropped would stand before the note of it.
        guard dropped == 0, size + line.count <= limit || lines.isEmpty else {
            dropped += 1
            return
        }
        lines.append(line)
        size += line.count
    }

    /// Hands out all lines, and how many were dropped behind them; `nil` if there is nothing.
    mutating func take() -> (lines: [[UInt8]], dropped: Int)? {
        guard !lines.isEmpty else { return nil }
        defer {
            lines = []
            size = 0
            dropped = 0
        }
        return (lines, dropped)
    }
}
