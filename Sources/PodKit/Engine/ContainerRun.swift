import PodDocker
import Synchronization

/// One run of a container, from its start to its end: its last lines, and how far its output has been read.
final class ContainerRun: Sendable {
    private struct State {
        var lines = RecentLines()
        var reading = ExitInquiry.Reading(progress: 0, isReporting: false)
        var end: Timestamp?
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

    /// Takes note of its end.
    func ends(at time: Timestamp) {
        state.withLock { $0.end = time }
        isOver.ring()
    }

    /// Waits until the run is over and nothing more comes of its output: the log is at its end, or goes on with the
    /// next run.
    func silence() async {
        guard await isOver.rung() else { return }
        var seen = reading.progress
        while true {
            let hasRung = try? await withTimeLimit(.seconds(1)) { [outputEnd] in await outputEnd.rung() }
            let now = reading
            if hasRung == true || Task.isCancelled || now.progress == seen && !now.isReporting { return }
            seen = now.progress
        }
    }
}
