import PodDocker
import Synchronization

/// One run of a container, from its start to its end: its last lines, and how far its output has been read.
final class ContainerRun: Sendable {
    private struct State {
        var lines = RecentLines()
        /// How often something came of its output.
        var progress = 0
        var isReporting = false
        var isBeingStopped = false
        var isOutOfMemory = false
        var end: Timestamp?
    }

    /// When the run before this one ended: output from before then is that one's.
    let since: Timestamp?
    /// Rings when the engine has told of its end.
    let isOver = Bell()
    /// Rings when its output has been read, or there is none to read.
    let outputEnd = Bell()
    /// The same of the run before this one: two readers would tell everything twice.
    let previousOutputEnd: Bell?

    /// Rings when it is known why it ends: the engine says that it ran out of memory, or the pod itself ends it.
    private let isExplained = Bell()
    private let state = Mutex(State())

    init(after previous: ContainerRun? = nil) {
        since = previous.flatMap { $0.end ?? $0.since }
        previousOutputEnd = previous?.outputEnd
    }

    /// When it ended, by the engine's clock; `nil` as long as that is not known.
    var end: Timestamp? { state.withLock(\.end) }

    var lastLines: [String] { state.withLock(\.lines.lines) }

    /// Whether the pod itself ends it.
    var isBeingStopped: Bool { state.withLock(\.isBeingStopped) }

    func stops() {
        state.withLock { $0.isBeingStopped = true }
        isExplained.ring()
    }

    /// Takes note of the engine's word that it ran out of memory.
    func runsOutOfMemory() {
        state.withLock { $0.isOutOfMemory = true }
        isExplained.ring()
    }

    /// Whether the engine says that it ran out of memory, which on its way through the engine can be overtaken by the
    /// container's end.
    func isOutOfMemory(within patience: Duration) async -> Bool {
        _ = try? await withTimeLimit(patience) { [isExplained] in await isExplained.rung() }
        return state.withLock(\.isOutOfMemory)
    }

    /// Hands lines to somebody who may take any time.
    func report(_ lines: [[UInt8]], to observe: () async -> Void) async {
        state.withLock { state in
            for line in lines { state.lines.append(line) }
            state.progress += 1
            state.isReporting = true
        }
        await observe()
        state.withLock { $0.isReporting = false }
    }

    func noteProgress() {
        state.withLock { $0.progress += 1 }
    }

    /// Takes note of its end, and waits until its output has been read.
    ///
    /// A container is removed only after that, so what it wrote is not lost. Reading has time limits of its own; an
    /// observer that takes nothing any more does not hold the pod up.
    func finish(at time: Timestamp?) async {
        state.withLock { $0.end = time }
        isOver.ring()
        await wait(for: outputEnd, unlessStillFor: .seconds(5), isReporting: true)
    }

    /// Waits until the run is over and nothing more comes of its output: the log is at its end, or goes on with the
    /// next run.
    func silence() async {
        guard await isOver.rung() else { return }
        await wait(for: outputEnd, unlessStillFor: .seconds(1), isReporting: false)
    }

    /// Waits for the bell, or until there has been no progress for so long, in reporting or in reading.
    private func wait(for bell: Bell, unlessStillFor patience: Duration, isReporting: Bool) async {
        var seen = state.withLock(\.progress)
        while true {
            let hasRung = try? await withTimeLimit(patience) { await bell.rung() }
            let (progress, isStill) = state.withLock { ($0.progress, $0.isReporting == isReporting) }
            if hasRung == true || Task.isCancelled || progress == seen && isStill { return }
            seen = progress
        }
    }
}
