import Dispatch
import Glibc
import Logging
import PodTerminal
import PodTestSupport
import Synchronization
import SystemPackage
import Testing

@testable import PodTask

@Suite("The program's log")
struct ProgramLogTests {
    @Test("lines for which there is no room are counted, and stand behind those that there was room for")
    func buffer() {
        var buffer = LogBuffer(limit: 10)
        #expect(buffer.take() == nil)
        for text in ["12345", "1234", "12", "1"] { buffer.append(Array(text.utf8)) }
        let first = buffer.take()
        #expect(first?.lines.map(\.count) == [5, 4] && first?.dropped == 2)
        #expect(buffer.take() == nil)
        buffer.append(Array("longer than there is room for".utf8))
        buffer.append([1])
        let second = buffer.take()
        #expect(second?.lines.count == 1 && second?.dropped == 1)
    }

    /// A log whose writer waits for a test.
    private final class Reader: Sendable {
        let gate = DispatchSemaphore(value: 0)
        let lines = Mutex<[String]>([])

        func log(limit: Int) -> ProgramLog {
            ProgramLog(limit: limit) { [self] line in
                gate.wait()
                gate.signal()
                lines.withLock { $0.append(String(decoding: line.dropLast(), as: UTF8.self)) }
            }
        }
    }

    @Test("whoever logs does not wait for a reader who does; what is lost is counted; the rest is in order")
    func stalled() async throws {
        let reader = Reader()
        let log = reader.log(limit: 100_000)
        let logger = Logger(label: "test") { ProgramLogHandler(label: $0, log: log) }
        // Nothing is read: were a single one of these waited for, the test would not end.
        for number in 1...10_000 { logger.info("line \(number)") }
        #expect(!log.flush(within: .milliseconds(50)))
        reader.gate.signal()
        try await eventually("everything is written") { log.flush(within: .milliseconds(100)) }
        let lines = reader.lines.withLock { $0 }
        let numbers = lines.compactMap { $0.split(separator: " ").last.flatMap { Int($0) } }
        #expect(numbers == Array(1...numbers.count) && numbers.count < 10_000)
        let lost = 10_000 - numbers.count
        #expect(
            lines.last?.hasSuffix("\(lost) lines did not fit and are left out: nobody read this for a while") == true
        )
        logger.info("more")
        #expect(log.flush(within: .seconds(10)))
        #expect(reader.lines.withLock { $0.last }?.hasSuffix(" info test: more") == true)
    }

    @Test("debug logging can be switched on and off, for all loggers at once")
    func debugging() {
        let reader = Reader()
        reader.gate.signal()
        let log = reader.log(limit: 1000)
        var quiet = Logger(label: "quiet") { ProgramLogHandler(label: $0, log: log) }
        quiet.logLevel = .error
        var loud = quiet
        loud.logLevel = .trace
        quiet.debug("1")
        #expect(log.toggleDebugging())
        quiet.debug("2")
        quiet.trace("3")
        loud.trace("4", metadata: ["b": "x", "a": "y"])
        #expect(!log.toggleDebugging())
        quiet.warning("5")
        #expect(log.flush(within: .seconds(10)))
        let ends = reader.lines.withLock { $0 }.map { $0.split(separator: " ").dropFirst().joined(separator: " ") }
        #expect(ends == ["debug quiet: 2", "trace quiet: a=y b=x 4"])
    }
}
