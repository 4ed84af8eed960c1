import Synchronization

/// Counts how often it has rung, and wakes those who wait for a certain ring.
final class Bell: Sendable {
    private struct State {
        var rings = 0
        var nextTicket = 0
        var waiters: [Int: (ring: Int, continuation: CheckedContinuation<Void, Never>)] = [:]
    }

    private let state = Mutex(State())

    func ring() {
        let due = state.withLock { state in
            state.rings += 1
            let rings = state.rings
            let due = state.waiters.filter { $0.value.ring <= rings }
            for ticket in due.keys { state.waiters[ticket] = nil }
            return due.values.map(\.continuation)
        }
        for continuation in due { continuation.resume() }
    }

    /// Returns when the bell has rung so many times, or the task is cancelled.
    ///
    /// - Returns: whether it has rung so often.
    @discardableResult
    func rung(_ times: Int = 1) async -> Bool {
        let ticket = state.withLock { state in
            state.nextTicket += 1
            return state.nextTicket
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isDue = state.withLock { state in
                    if state.rings >= times || Task.isCancelled { return true }
                    state.waiters[ticket] = (times, continuation)
                    return false
                }
                if isDue { continuation.resume() }
            }
        } onCancel: {
            state.withLock { $0.waiters.removeValue(forKey: ticket) }?.continuation.resume()
        }
        return state.withLock { $0.rings >= times }
    }
}
