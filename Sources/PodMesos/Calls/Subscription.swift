/// `mesos.v1.executor.Event.Subscribed`: what the agent tells an executor about itself, at each subscription anew.
public struct Subscription: Hashable, Sendable, Codable {
    /// What the framework says of this executor.
    public var executorInfo: ExecutorInfo
    /// What the framework says of itself, its capabilities among it.
    public var frameworkInfo: FrameworkInfo
    /// What the agent says of itself.
    public var agentInfo: AgentInfo
    /// The container that this executor runs in; unset by agents before Mesos 1.2.
    public var containerID: ContainerID?

    private enum CodingKeys: String, CodingKey {
        case executorInfo = "executor_info"
        case frameworkInfo = "framework_info"
        case agentInfo = "agent_info"
        case containerID = "container_id"
    }

    /// Makes a subscription.
    public init(
        executorInfo: ExecutorInfo,
        frameworkInfo: FrameworkInfo,
        agentInfo: AgentInfo,
        containerID: ContainerID? = nil
    ) {
        self.executorInfo = executorInfo
        self.frameworkInfo = frameworkInfo
        self.agentInfo = agentInfo
        self.containerID = containerID
    }
}
