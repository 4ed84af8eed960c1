/// The last lines that a container printed, for the message that says how it ended.
struct RecentLines: Sendable {
    static let count = 10
    static let width = 500

    private var kept: [[UInt8]] = []

    mutating func append(_ line: [UInt8]) {
        if kept.count == Self.count { kept.removeFirst() }
        kept.append(Array(line.prefix(Self.width)))
    }

    mutating func removeAll() { kept = [] }

    var lines: [String] { kept.map { String(decoding: $0, as: UTF8.self) } }
}
