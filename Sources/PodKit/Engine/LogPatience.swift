/// How long to wait before a log is asked for again: longer each time that nothing has come of it.
struct LogPatience {
    private static let pauses = (first: PodEngine.pause, last: Duration.seconds(30))

    /// For how long to go on asking when the run is over.
    let limit: Duration
    private var pause = Self.pauses.first
    private var waitedSinceEnd = Duration.zero

    init(limit: Duration) {
        self.limit = limit
    }

    mutating func reset() {
        pause = Self.pauses.first
    }

    /// - Returns: whether to ask again.
    mutating func wait(for run: ContainerRun) async -> Bool {
        if run.end == nil {
            // The end is the time to ask.
            _ = try? await withTimeLimit(pause) { await run.isOver.rung() }
            pause = min(pause * 2, Self.pauses.last)
        } else {
            guard waitedSinceEnd < limit else { return false }
            waitedSinceEnd += Self.pauses.first
            try? await Task.sleep(for: Self.pauses.first)
        }
        return !Task.isCancelled
    }
}
