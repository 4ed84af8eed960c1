/// Cuts a stream of bytes into lines, however its pieces fall.
///
/// A carriage return before the line's end is dropped with it, as terminals write both; a line longer than the limit
/// is cut there, so that a container that never ends a line cannot fill the memory.
struct LineSplitter {
    static let limit = 1 << 20

    private var pending: [UInt8] = []

    /// The lines that the piece completes.
    mutating func split(_ piece: some Collection<UInt8>) -> [[UInt8]] {
        var lines: [[UInt8]] = []
        var rest = piece[...]
        while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
            pending.append(contentsOf: rest[..<end])
            if pending.last == UInt8(ascii: "\r") { pending.removeLast() }
            lines.append(pending)
            pending.removeAll(keepingCapacity: true)
            rest = rest[rest.index(after: end)...]
        }
        pending.append(contentsOf: rest)
        while pending.count > Self.limit {
            lines.append(Array(pending.prefix(Self.limit)))
            pending.removeFirst(Self.limit)
        }
        return lines
    }

    /// What is left when the stream has ended: a last line that has no end.
    mutating func finish() -> [UInt8]? {
        defer { pending = [] }
        return pending.isEmpty ? nil : pending
    }
}
