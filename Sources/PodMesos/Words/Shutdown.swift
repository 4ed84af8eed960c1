/// Why and how fast an executor has to end.
public struct Shutdown: Hashable, Sendable {
    /// Why an executor has to end.
    public enum Reason: Hashable, Sendable {
        /// The agent sent `SHUTDOWN`.
        case requested
        /// The executor asked for it itself, such as on a signal.
        case local
        /// The agent is gone and the framework does not use checkpointing, so that no agent will take the executor
        /// back.
        case agentLost
        /// The agent is gone and no other has taken the executor back within the recovery timeout.
        case recoveryTimedOut
        /// No agent has ever taken the executor.
        case notRegistered
        /// The agent refuses the executor for good, with this HTTP status and message.
        case refused(status: Int, message: String)
    }

    /// Why.
    public var reason: Reason
    /// How long until the executor is ended by force. All tasks have to be killed and reported by then.
    public var gracePeriod: Duration

    /// Makes one.
    public init(reason: Reason, gracePeriod: Duration) {
        self.reason = reason
        self.gracePeriod = gracePeriod
    }
}

extension Shutdown.Reason: CustomStringConvertible {
    /// The reason as a sentence.
    public var description: String {
        switch self {
        case .requested: "the agent asks the executor to shut down"
        case .local: "the executor was asked to shut down"
        case .agentLost: "the agent is gone, and without checkpointing no other takes the executor back"
        case .recoveryTimedOut: "the agent is gone, and has not come back within the recovery timeout"
        case .notRegistered: "no agent has taken the executor"
        case .refused(let status, let message): "the agent refuses the executor: \(status) \(message)"
        }
    }
}
