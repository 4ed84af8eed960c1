import PodKit
import Testing

@Suite("Machine: how a log is read to its end")
struct LogReadingTests {
    @Test("a log is followed, and its rest read when the run is over")
    func plain() {
        var reading = LogReading(limit: .seconds(60), isFirstRun: true)
        #expect(reading.begin(isOver: false) == .follow)
        #expect(reading.next(after: .followed(hasProgressed: true), isOver: true) == .readRest)
        #expect(reading.next(after: .restRead, isOver: true) == .finish(warning: nil))
    }

    @Test("a log that ends before its container is asked for again, later each time that nothing comes of it")
    func rotated() {
        var reading = LogReading(limit: .seconds(60), isFirstRun: true)
        _ = reading.begin(isOver: false)
        for pause in [200, 400, 800] {
            #expect(reading.next(after: .followed(hasProgressed: false), isOver: false) == .askWhetherItRuns)
            #expect(reading.next(after: .runs(true), isOver: false) == .readRest)
            #expect(reading.next(after: .restRead, isOver: false) == .wait(.milliseconds(pause), orEnd: true))
            #expect(reading.next(after: .waited, isOver: false) == .follow)
        }
        _ = reading.next(after: .followed(hasProgressed: true), isOver: false)
        _ = reading.next(after: .runs(true), isOver: false)
        #expect(reading.next(after: .restRead, isOver: false) == .wait(.milliseconds(200), orEnd: true))
    }

    @Test("after the run's end an engine that is gone is asked for as long as its time, and what is missing is told")
    func engineGone() {
        var reading = LogReading(limit: .seconds(1), isFirstRun: true)
        var step = reading.begin(isOver: true)
        var waits = 0
        while step == .readRest || step == .wait(.milliseconds(200), orEnd: false) {
            if step == .readRest {
                step = reading.next(after: .failed(.engineGone("nobody")), isOver: true)
            } else {
                waits += 1
                step = reading.next(after: .waited, isOver: true)
            }
        }
        #expect(waits == 5)
        #expect(step == .finish(warning: "the end of its output is missing: nobody"))
    }

    @Test("a driver that keeps nothing is told of once; a container that is gone has nothing to tell")
    func unreadable() {
        var first = LogReading(limit: .seconds(1), isFirstRun: true)
        #expect(
            first.next(after: .failed(.unreadable("no")), isOver: false)
                == .finish(warning: "its output is not shown: no")
        )
        var second = LogReading(limit: .seconds(1), isFirstRun: false)
        #expect(second.next(after: .failed(.unreadable("no")), isOver: false) == .finish(warning: nil))
        #expect(second.next(after: .failed(.gone), isOver: false) == .finish(warning: nil))
    }
}
