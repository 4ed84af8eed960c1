/// `mesos.v1.TaskStatus`: what an executor says of a task.
///
/// Agent and master keep only the last of several updates with the same state, so everything that is known belongs
/// in each: a `TASK_RUNNING` that tells of a health check repeats data, labels and networks.
public struct TaskStatus: Hashable, Sendable, Codable {
    /// `mesos.v1.TaskResourceLimitation`: what was used more than allowed.
    public struct Limitation: Hashable, Sendable, Codable {
        /// The resources that ran out.
        @Repeated public var resources: [Resource]

        /// Makes one of resources.
        public init(_ resources: [Resource]) {
            self.resources = resources
        }
    }

    /// Which task it is of.
    public var taskID: TaskID
    /// How far the task is.
    public var state: TaskState
    /// What people are told.
    public var message: String?
    /// Who says so; `SOURCE_EXECUTOR` for an executor, which the library sets.
    public var source: String?
    /// Why, for programs.
    public var reason: Reason?
    /// Anything, from the executor to its framework; below 100 kB.
    public var data: Bytes?
    /// The agent that it runs on; the agent sets it.
    public var agentID: AgentID?
    /// The executor that runs it, which the library sets.
    public var executorID: ExecutorID?
    /// When the task came to this state, in seconds since 1970; the library sets it if it is unset.
    public var timestamp: Double?
    /// Which update it is, which the library sets.
    public var uuid: UpdateID?
    /// What the health check says; unset if the task has none.
    public var healthy: Bool?
    /// What the check says; set in every update of a task that has one, and in no other.
    public var checkStatus: CheckStatusInfo?
    /// Keys and values.
    public var labels: Labels?
    /// How the task can be reached.
    public var containerStatus: ContainerStatus?
    /// What was used more than allowed, with one of the reasons that say so.
    public var limitation: Limitation?

    private enum CodingKeys: String, CodingKey {
        case taskID = "task_id"
        case state
        case message
        case source
        case reason
        case data
        case agentID = "agent_id"
        case executorID = "executor_id"
        case timestamp
        case uuid
        case healthy
        case checkStatus = "check_status"
        case labels
        case containerStatus = "container_status"
        case limitation
    }

    /// Makes a status.
    public init(_ taskID: TaskID, _ state: TaskState, reason: Reason? = nil, message: String? = nil) {
        self.taskID = taskID
        self.state = state
        self.reason = reason
        self.message = message
    }
}
