/// `mesos.v1.TaskState`: how far a task is.
public struct TaskState: RawRepresentable, Hashable, Sendable, Codable {
    /// The name in the protocol.
    public var rawValue: String

    /// Makes a state by its name in the protocol.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// The executor has it and prepares it.
    public static let starting = TaskState(rawValue: "TASK_STARTING")
    /// It runs.
    public static let running = TaskState(rawValue: "TASK_RUNNING")
    /// It is being killed; only for frameworks with ``FrameworkInfo/Capability/Kind/taskKillingState``.
    public static let killing = TaskState(rawValue: "TASK_KILLING")
    /// It ended by itself, well.
    public static let finished = TaskState(rawValue: "TASK_FINISHED")
    /// It ended by itself, or could not be started.
    public static let failed = TaskState(rawValue: "TASK_FAILED")
    /// It was killed, whatever its exit status.
    public static let killed = TaskState(rawValue: "TASK_KILLED")
    /// It cannot be run as it is, and trying again is of no use.
    public static let error = TaskState(rawValue: "TASK_ERROR")
    /// It was never started; only for frameworks with ``FrameworkInfo/Capability/Kind/partitionAware``.
    public static let dropped = TaskState(rawValue: "TASK_DROPPED")
    /// It was never started, or nobody knows of it any more.
    public static let lost = TaskState(rawValue: "TASK_LOST")

    private static let others: Set<TaskState> = [
        TaskState(rawValue: "TASK_GONE"), TaskState(rawValue: "TASK_GONE_BY_OPERATOR"),
    ]

    /// Whether no other state follows.
    public var isTerminal: Bool {
        switch self {
        case .finished, .failed, .killed, .error, .dropped, .lost: true
        default: Self.others.contains(self)
        }
    }

    /// Whether an executor may report it: `TASK_STAGING` and those of the agent and the master are not its own.
    var isReportable: Bool {
        switch self {
        case .starting, .running, .killing: true
        default: isTerminal && !Self.others.contains(self)
        }
    }
}

extension TaskState: CustomStringConvertible {
    /// The name in the protocol.
    public var description: String { rawValue }
}
