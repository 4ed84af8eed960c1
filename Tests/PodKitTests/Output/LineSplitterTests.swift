import Testing

@testable import PodKit

@Suite("Lines of output")
struct LineSplitterTests {
    @Test("lines are the same however the pieces fall", arguments: 1...9)
    func pieces(_ size: Int) {
        let text = Array("one\r\n\ntwo\nüber\nlast".utf8)
        var splitter = LineSplitter()
        var lines: [[UInt8]] = []
        for start in stride(from: 0, to: text.count, by: size) {
            lines += splitter.split(text[start..<min(start + size, text.count)])
        }
        if let rest = splitter.finish() { lines.append(rest) }
        #expect(lines.map { String(decoding: $0, as: UTF8.self) } == ["one", "", "two", "über", "last"])
    }

    @Test("a line without an end is cut, and nothing of it is lost")
    func endless() {
        var splitter = LineSplitter()
        var total = 0
        for _ in 0..<40 { total += splitter.split([UInt8](repeating: 120, count: 10_000)).reduce(0) { $0 + $1.count } }
        total += splitter.finish()?.count ?? 0
        #expect(total == 400_000)
    }

    @Test("only the last lines are kept, and no more of each than a message can hold")
    func recent() {
        var recent = RecentLines()
        for number in 0..<25 { recent.append(Array("line \(number)".utf8)) }
        #expect(recent.lines.first == "line 15")
        #expect(recent.lines.last == "line 24")
        recent.append([UInt8](repeating: 120, count: 5_000))
        #expect(recent.lines.last?.count == RecentLines.width)
    }
}
