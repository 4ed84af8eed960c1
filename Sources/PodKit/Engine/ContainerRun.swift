import PodDocker
import Synchronization

/// One run of a container, from its start to its end: its last lines, and how far its output has been read.
final class ContainerRun: Sendable {
    private struct State {
        var lines = RecentLines()
        var reading = ExitInquiry.Reading(progress: 0, isReporting: false)
        var end: Timestamp?
        /// Whether a piece of output is on its way to an observer.
        var isTaking = false
        /// Whether following is given up: what comes now is read later.
        var isClosed = false
    }

    /// Its number among the container's runs, from 1.
    let number: Int
    /// When the run before this one ended: output from before then is that one's.
    let since: Timestamp?
    /// Rings when the engine has told of its end.
    let isOver = Bell()
    /// Rings when its output has been read, or there is none to read.
    let outputEnd = Bell()
    /// The same of the run before this one: two readers would tell everything twice.
    let previousOutputEnd: Bell?

    private let state = Mutex(State())

    init(_ number: Int, after previous: ContainerRun? = nil) {
        self.number = number
        since = previous.flatMap { $0.end ?? $0.since }
        previousOutputEnd = previous?.outputEnd
    }

    /// When it ended, by the engine's clock; `nil` as long as that is not known.
    var end: Timestamp? { state.withLock(\.end) }

    var lastLines: [String] { state.withLock(\.lines.lines) }

    /// How far its output has been read.
    var reading: ExitInquiry.Reading { state.withLock(\.reading) }

    /// Hands lines to somebody who may take any time.
    func report(_ lines: [[UInt8]], to observe: () async -> Void) async {
        state.withLock { state in
            for line in lines { state.lines.append(line) }
            state.reading.progress += 1
            state.reading.isReporting = true
        }
        await observe()
        state.withLock { $0.reading.isReporting = false }
    }

    func noteProgress() {
        state.withLock { $0.reading.progress += 1 }
    }

    /// Begins to take a piece of output: until it is handed on, nobody gives up following.
    ///
    /// - Returns: whether it may be taken; if not, it is read later.
    func beginTaking() -> Bool {
        state.withLock { state in
            state.isTaking = !state.isClosed
            return state.isTaking
        }
    }

    func endTaking() {
        state.withLock { $0.isTaking = false }
    }

    /// Output may be taken again.
    func reopen() {
        state.withLock { $0.isClosed = false }
    }

    /// Takes note of its end.
    func ends(at time: Timestamp) {
        state.withLock { $0.end = time }
        isOver.ring()
    }

    /// Waits until the run is over and nothing more comes of its output: the log is at its end, or goes on with the
    /// next run. From then on nothing is taken until ``reopen()``: whoever reads is cancelled next, and what is handed
    /// on by somebody who is cancelled may be lost.
    func silence() async {
        guard await isOver.rung() else { return }
        var seen = reading.progress
        while true {
            let hasRung = try? await withTimeLimit(.seconds(1)) { [outputEnd] in await outputEnd.rung() }
            let isSilent = state.withLock { state in
                state.isClosed = state.reading.progress == seen && !state.isTaking
                seen = state.reading.progress
                return state.isClosed
            }
            if hasRung == true || Task.isCancelled || isSilent { return }
        }
    }
}
