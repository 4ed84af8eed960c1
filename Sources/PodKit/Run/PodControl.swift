import Synchronization

/// The handle by which a running pod is told to stop.
///
/// Requests may be made from anywhere, at any time, and more than once: a later stop can shorten the grace of an
/// earlier one, and a kill ends all waiting.
public final class PodControl: Sendable {
    /// What can be asked of a pod that is there.
    public enum Request: Hashable, Sendable {
        /// Stop the containers in the reverse order of their dependencies. The grace is for the pod as a whole; `nil`
        /// leaves each container its own.
        case stop(grace: Duration?)
        /// Kill and remove everything now.
        case kill
    }

    private let requests = Mutex<[Request]>([])
    private let bell = Bell()

    /// A handle that has not been given to a pod yet.
    public init() {}

    /// Stops the pod.
    public func stop(grace: Duration? = nil) { append(.stop(grace: grace)) }

    /// Kills the pod.
    public func kill() { append(.kill) }

    private func append(_ request: Request) {
        requests.withLock { $0.append(request) }
        bell.ring()
    }

    /// The request with this number, counted from 0, as soon as there is one.
    ///
    /// - Returns: `nil` if the task was cancelled before.
    func request(_ number: Int) async -> Request? {
        guard await bell.rung(number + 1) else { return nil }
        return requests.withLock { $0[number] }
    }
}
