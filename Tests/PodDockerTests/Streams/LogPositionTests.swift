import Testing

@testable import PodDocker

struct LogPositionTests {
    private func message(_ text: String, _ stream: LogChunk.Stream = .stdout, at nanosecond: Int64) -> LogChunk {
        LogChunk(stream: stream, time: Timestamp(nanosecondsSince1970: nanosecond), bytes: Array(text.utf8))
    }

    private func read(_ log: some Sequence<LogChunk>, from position: inout LogPosition) -> String {
        position.rewind()
        return log.map { String(decoding: position.unseen(in: $0), as: UTF8.self) }.joined()
    }

    /// Several messages of one time, streams out of order, a message in several pieces.
    private var log: [LogChunk] {
        [
            message("a", at: 10), message("B", .stderr, at: 30), message("c", at: 20), message("d", at: 20),
            LogChunk(stream: .stdout, bytes: Array("ef".utf8)), message("g", at: 20), message("H", .stderr, at: 30),
            message("i", at: 40), LogChunk(stream: .engine, bytes: []), message("J", .stderr, at: 50),
        ]
    }

    @Test func whatComesAgainIsSeenOnceWhereverTheReadingBroke() {
        let whole = "aBcdefgHiJ"
        for first in 0...log.count {
            for second in first...log.count {
                var position = LogPosition()
                var text = read(log.prefix(first), from: &position)
                text += read(log.prefix(second), from: &position)
                text += read(log, from: &position)
                #expect(text == whole, "broken at \(first) and \(second)")
                #expect(read(log, from: &position) == "")
            }
        }
    }

    @Test func aMessageThatBrokeOffGoesOn() {
        for cut in 0...6 {
            var position = LogPosition()
            var text = read([message("first", at: 1), message(String("second".prefix(cut)), at: 1)], from: &position)
            text += read([message("first", at: 1), message("second", at: 1), message("third", at: 1)], from: &position)
            #expect(text == "firstsecondthird")
        }
    }

    @Test func theEarlierPartOfTheLogMayBeLeftOut() throws {
        var position = LogPosition()
        #expect(position.since == nil)
        _ = read([message("a", at: 1_000_000_001), message("b", at: 5_000_000_002)], from: &position)
        #expect(position.since == Timestamp(seconds: 4, nanoseconds: 2))
        let rest = [message("b", at: 5_000_000_002), message("c", .stderr, at: 5_000_000_001)]
        #expect(read(rest, from: &position) == "c")
        #expect(position.since == Timestamp(seconds: 4, nanoseconds: 1))
    }

    @Test func aReadingThatBeginsLaterNeverAsksForWhatWasBefore() {
        var position = LogPosition(startingAt: Timestamp(seconds: 7))
        #expect(position.since == Timestamp(seconds: 7))
        _ = read([message("a", at: 7_500_000_000)], from: &position)
        #expect(position.since == Timestamp(seconds: 7))
        _ = read([message("a", at: 7_500_000_000), message("b", at: 9_000_000_000)], from: &position)
        #expect(position.since == Timestamp(seconds: 8))
    }

    /// An engine whose clock is set back while it is followed.
    @Test func aClockThatGoesBackHidesNothingWhileReading() {
        var position = LogPosition()
        #expect(read([message("a", at: 100), message("b", at: 50), message("c", at: 51)], from: &position) == "abc")
    }
}
