/// `mesos.v1.AgentInfo`: what an agent says of itself.
public struct AgentInfo: Hashable, Sendable, Codable {
    /// Which agent it is.
    public var id: AgentID?
    /// The host's name, as others can reach it.
    public var hostname: String
    /// The port that the agent listens on; 5051 if unset.
    public var port: Int32?
    /// What it has.
    @Repeated public var resources: [Resource]
    /// What its operator says of it.
    @Repeated public var attributes: [Attribute]

    /// Makes one of what every agent has.
    public init(hostname: String) {
        self.hostname = hostname
    }
}

/// `mesos.v1.AgentID`
public typealias AgentID = MesosID<AgentInfo>
