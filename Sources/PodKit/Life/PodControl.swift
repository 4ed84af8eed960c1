import Synchronization

/// The handle by which a running pod is told to stop.
///
/// Requests may be made from anywhere, at any time, and more than once: a later stop can shorten the grace of an
/// earlier one, and a kill ends all waiting.
public final class PodControl: Sendable {
    public enum Request: Hashable, Sendable {
        /// Stop the containers in the reverse order of their dependencies. The grace is for the pod as a whole; `nil`
        /// leaves each container its own.
        case stop(grace: Duration?)
        /// Kill and remove everything now.
        case kill
    }

    private struct State {
        var requests: [Request] = []
        var waiters: [Int: CheckedContinuation<Void, Never>] = [:]
        var nextWaiter = 0
    }

    private let state = Mutex(State())

    public init() {}

    /// Stops the pod.
    public func stop(grace: Duration? = nil) { append(.stop(grace: grace)) }

    /// Kills the pod.
    public func kill() { append(.kill) }

    private func append(_ request: Request) {
        let waiters = state.withLock { state in
            state.requests.append(request)
            defer { state.waiters = [:] }
            return Array(state.waiters.values)
        }
        for waiter in waiters { waiter.resume() }
    }

    /// The request with this number, counted from 0, as soon as there is one.
    ///
    /// - Returns: `nil` if the task was cancelled before.
    func request(_ number: Int) async -> Request? {
        while true {
            let (request, ticket) = state.withLock { state -> (Request?, Int) in
                state.nextWaiter += 1
                return (state.requests.indices.contains(number) ? state.requests[number] : nil, state.nextWaiter)
            }
            if let request { return request }
            if Task.isCancelled { return nil }
            await wait(for: number, ticket)
        }
    }

    private func wait(for number: Int, _ ticket: Int) async {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isDue = state.withLock { state in
                    if Task.isCancelled || state.requests.count > number { return true }
                    state.waiters[ticket] = continuation
                    return false
                }
                if isDue { continuation.resume() }
            }
        } onCancel: {
            state.withLock { $0.waiters.removeValue(forKey: ticket) }?.resume()
        }
    }
}
