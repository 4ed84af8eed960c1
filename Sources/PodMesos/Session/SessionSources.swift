import FoundationEssentials

/// What a session cannot know by itself and a test decides.
package struct SessionSources: Sendable {
    /// A new identifier for an update.
    package var updateID: @Sendable () -> UpdateID
    /// Seconds since 1970.
    package var wallClock: @Sendable () -> Double
    /// A number from 0 to 1.
    package var jitter: @Sendable () -> Double

    package init(
        updateID: @escaping @Sendable () -> UpdateID,
        wallClock: @escaping @Sendable () -> Double,
        jitter: @escaping @Sendable () -> Double
    ) {
        self.updateID = updateID
        self.wallClock = wallClock
        self.jitter = jitter
    }

    /// The system's.
    package static let system = SessionSources(
        updateID: { UpdateID() },
        wallClock: { Date().timeIntervalSince1970 },
        jitter: { .random(in: 0...1) }
    )
}
