/// How long to go on removing what belongs to a pod: an engine under load, or one that is just coming back, needs a
/// while.
package struct RemovalPatience: Hashable, Sendable {
    /// How long to try, unless a single call has less.
    package static let standard = Duration.seconds(30)

    private static let firstPause = Duration.milliseconds(20)
    private static let longestPause = Duration.seconds(1)

    private let limit: Duration
    /// How long an engine is waited for that cannot be reached.
    private let engineLimit: Duration
    private var pause = Self.firstPause

    package init(limit: Duration = Self.standard, engineLimit: Duration) {
        self.limit = limit
        self.engineLimit = min(engineLimit, limit)
    }

    /// The time to wait before the next attempt; `nil` if it is to be given up.
    ///
    /// - Parameters:
    ///   - elapsed: since the first attempt.
    ///   - isEngineGone: whether the engine could not be reached in the last.
    package mutating func pause(after elapsed: Duration, isEngineGone: Bool) -> Duration? {
        guard elapsed + pause < (isEngineGone ? engineLimit : limit) else { return nil }
        defer { pause = min(pause * 2, Self.longestPause) }
        return pause
    }
}
