/// `mesos.v1.ExecutorInfo`: what the framework says of an executor.
public struct ExecutorInfo: Hashable, Sendable, Codable {
    /// `DEFAULT` or `CUSTOM`; unset by old frameworks.
    public var type: String?
    /// Which executor it is.
    public var executorID: ExecutorID
    /// Whose executor it is.
    public var frameworkID: FrameworkID?
    /// How the agent runs it.
    public var command: CommandInfo?
    /// The container that the agent runs it in.
    public var container: ContainerInfo?
    /// What the executor may use beside its tasks.
    @Repeated public var resources: [Resource]
    /// A name for people.
    public var name: String?
    /// Anything, from the framework to its executor.
    public var data: Bytes?
    /// How others can find it.
    public var discovery: DiscoveryInfo?
    /// How long it may take to end once it is asked to; the agent's default if unset.
    public var shutdownGracePeriod: DurationInfo?
    /// Keys and values.
    public var labels: Labels?

    private enum CodingKeys: String, CodingKey {
        case type
        case executorID = "executor_id"
        case frameworkID = "framework_id"
        case command
        case container
        case resources
        case name
        case data
        case discovery
        case shutdownGracePeriod = "shutdown_grace_period"
        case labels
    }

    /// Makes one of what every executor has.
    public init(executorID: ExecutorID) {
        self.executorID = executorID
    }
}

/// `mesos.v1.ExecutorID`
public typealias ExecutorID = MesosID<ExecutorInfo>
