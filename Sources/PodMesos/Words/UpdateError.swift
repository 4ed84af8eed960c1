/// Why an update did not reach the agent.
public enum UpdateError: Error, Hashable, Sendable {
    /// The task was never launched here.
    case unknownTask(TaskID)
    /// The task has its terminal update already.
    case alreadyEnded(TaskID)
    /// The update is not as the agent demands.
    case invalid(reason: String)
    /// The agent refused it with this HTTP status and message.
    case refused(status: Int, message: String)
    /// The agent took it several times and never acknowledged it: the framework may be gone.
    case unacknowledged
    /// The executor ended first.
    case executorEnded
}

extension UpdateError: CustomStringConvertible {
    /// The error as a sentence.
    public var description: String {
        switch self {
        case .unknownTask(let id): "task \(id) was never launched here"
        case .alreadyEnded(let id): "task \(id) has ended already"
        case .invalid(let reason): "the update is invalid: \(reason)"
        case .refused(let status, let message): "the agent refuses the update: \(status) \(message)"
        case .unacknowledged: "the agent never acknowledged the update"
        case .executorEnded: "the executor ended before the agent acknowledged the update"
        }
    }
}
