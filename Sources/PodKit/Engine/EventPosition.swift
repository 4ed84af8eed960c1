import PodDocker
import Synchronization

/// How far the engine's events have been heard.
final class EventPosition: Sendable {
    private struct State {
        var last: DockerEvent?
        var hasBegun = false
    }

    private let state = Mutex(State())

    /// The last event that came.
    var last: DockerEvent? { state.withLock(\.last) }
    /// Whether there has been a subscription before.
    var hasBegun: Bool { state.withLock(\.hasBegun) }

    func begin() { state.withLock { $0.hasBegun = true } }
    func note(_ event: DockerEvent) { state.withLock { $0.last = event } }
}
