/// What happens to an executor, in order.
public enum ExecutorEvent: Hashable, Sendable {
    /// The agent has taken the executor, or taken it back; what it says of the framework may have changed.
    case subscribed(Subscription)
    /// The agent is out of reach. Tasks go on; updates are kept. Either ``subscribed(_:)`` or ``shutdown(_:)`` follows.
    case disconnected(reason: String)
    /// Run this task. It comes once, and not after ``shutdown(_:)``.
    case launch(TaskInfo)
    /// Run these tasks, which share their fate. They come once, and not after ``shutdown(_:)``.
    case launchGroup([TaskInfo])
    /// Kill this task, which was launched and has no terminal update yet. It can come several times, and only a
    /// shorter grace period than the one under way has a meaning. Without a policy the task's own holds.
    case kill(TaskID, KillPolicy?)
    /// Tasks that the agent sent do not come: they cannot be read, or are killed before their launch. The library has
    /// reported their end, as far as it can tell which they are.
    case notLaunched([TaskID])
    /// Anything from the framework.
    case message(Bytes)
    /// Kill all tasks, report them, and return. It comes once.
    case shutdown(Shutdown)
    /// Something that the agent calls an error; the library subscribes anew.
    case error(message: String)
    /// An event that came into the protocol later; there is nothing to do.
    case unknown(type: String)
}
