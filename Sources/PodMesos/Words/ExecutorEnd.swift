/// How an executor ended.
public struct ExecutorEnd: Hashable, Sendable {
    /// Why it was shut down, if it did not end by itself.
    public var reason: Shutdown.Reason?
    /// Updates that the agent has not acknowledged; the agent reports their tasks itself.
    public var unacknowledged: [TaskStatus]

    /// Makes one.
    public init(reason: Shutdown.Reason?, unacknowledged: [TaskStatus] = []) {
        self.reason = reason
        self.unacknowledged = unacknowledged
    }

    /// With what the process should exit: 0 if all is told and nothing went wrong, else 1.
    public var exitCode: Int32 {
        guard unacknowledged.isEmpty else { return 1 }
        return switch reason {
        case nil, .requested, .local: 0
        case .agentLost, .recoveryTimedOut, .notRegistered, .refused: 1
        }
    }
}
