/// `mesos.v1.TaskInfo`: what a framework wants to run.
///
/// A task for a custom executor has no command: what to run is told in ``data``, ``labels`` or the executor's URIs.
/// Its container, checks, limits and times are the executor's to honour.
public struct TaskInfo: Hashable, Sendable, Codable {
    /// A name for people.
    public var name: String
    /// Which task it is. A framework may use an identifier again when its task has ended.
    public var taskID: TaskID
    /// The agent that it is for.
    public var agentID: AgentID
    /// What the task may use.
    @Repeated public var resources: [Resource]
    /// How far a task may go beyond its `cpus` and `mem`, in MiB; infinity is no limit.
    public var limits: [String: Scalar]?
    /// The executor that it is for.
    public var executor: ExecutorInfo?
    /// What to run; only for Mesos' own executors.
    public var command: CommandInfo?
    /// The container to run in.
    public var container: ContainerInfo?
    /// When the task counts as unhealthy and is to be killed.
    public var healthCheck: HealthCheck?
    /// What to report of the task's state, without consequences.
    public var check: CheckInfo?
    /// How to kill the task.
    public var killPolicy: KillPolicy?
    /// Anything, from the framework to its executor.
    public var data: Bytes?
    /// Keys and values.
    public var labels: Labels?
    /// How others can find the task.
    public var discovery: DiscoveryInfo?
    /// How long the task may run.
    public var maxCompletionTime: DurationInfo?

    private enum CodingKeys: String, CodingKey {
        case name
        case taskID = "task_id"
        case agentID = "agent_id"
        case resources
        case limits
        case executor
        case command
        case container
        case healthCheck = "health_check"
        case check
        case killPolicy = "kill_policy"
        case data
        case labels
        case discovery
        case maxCompletionTime = "max_completion_time"
    }

    /// Makes a task of what every task has.
    public init(name: String, taskID: TaskID, agentID: AgentID) {
        self.name = name
        self.taskID = taskID
        self.agentID = agentID
    }
}

/// `mesos.v1.TaskID`
public typealias TaskID = MesosID<TaskInfo>
