/// `mesos.v1.FrameworkInfo`: what a framework says of itself.
public struct FrameworkInfo: Hashable, Sendable, Codable {
    /// `FrameworkInfo.Capability`: what a framework can cope with.
    public struct Capability: Hashable, Sendable, Codable {
        /// Which capability it is.
        public struct Kind: RawRepresentable, Hashable, Sendable, Codable {
            /// The name in the protocol.
            public var rawValue: String

            /// Makes a capability by its name in the protocol.
            public init(rawValue: String) {
                self.rawValue = rawValue
            }

            /// It knows `TASK_KILLING`.
            public static let taskKillingState = Kind(rawValue: "TASK_KILLING_STATE")
            /// It knows the states of tasks that were lost, gone or dropped.
            public static let partitionAware = Kind(rawValue: "PARTITION_AWARE")
        }

        /// Which capability it is; absent if the agent could not name it.
        public var type: Kind?

        /// Makes a capability.
        public init(_ type: Kind) {
            self.type = type
        }
    }

    /// As whom its tasks run.
    public var user: String
    /// A name for people.
    public var name: String
    /// Which framework it is.
    public var id: FrameworkID?
    /// Seconds that its tasks outlive its scheduler.
    public var failoverTimeout: Double?
    /// Whether its tasks outlive the agent.
    public var checkpoint: Bool?
    /// Its role, if it has only one.
    public var role: String?
    /// Its roles.
    @Repeated public var roles: [String]
    /// Where its scheduler runs.
    public var hostname: String?
    /// As whom it authenticated.
    public var principal: String?
    /// What it can cope with.
    @Repeated public var capabilities: [Capability]
    /// Keys and values.
    public var labels: Labels?

    private enum CodingKeys: String, CodingKey {
        case user
        case name
        case id
        case failoverTimeout = "failover_timeout"
        case checkpoint
        case role
        case roles
        case hostname
        case principal
        case capabilities
        case labels
    }

    /// Makes one of what every framework has.
    public init(user: String, name: String) {
        self.user = user
        self.name = name
    }

    /// Whether it says to have a capability.
    public func can(_ kind: Capability.Kind) -> Bool {
        capabilities.contains { $0.type == kind }
    }
}

/// `mesos.v1.FrameworkID`
public typealias FrameworkID = MesosID<FrameworkInfo>
