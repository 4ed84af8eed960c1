/// What one service asks for.
public struct ServiceResources: Sendable, Hashable {
    /// The service's name.
    public var name: String
    /// How many containers it has: `scale`, else `deploy.replicas`, else 1; none if a provider stands for it.
    public var containers: Int
    /// The figures of one container.
    public var perContainer: ResourceFigures
    /// Whether the service asks for no CPU, so that the request is a default or nothing.
    public var lacksCPUs: Bool
    /// Whether the service asks for no memory, so that the request is a default or nothing.
    public var lacksMemory: Bool
    /// The ports that it publishes, in the order of the file.
    public var ports: [PortClaim]

    /// The figures of all containers.
    public var total: ResourceFigures { perContainer * containers }

    /// What one service asks for.
    public init(
        name: String,
        containers: Int,
        perContainer: ResourceFigures,
        lacksCPUs: Bool = false,
        lacksMemory: Bool = false,
        ports: [PortClaim] = []
    ) {
        self.name = name
        self.containers = containers
        self.perContainer = perContainer
        self.lacksCPUs = lacksCPUs
        self.lacksMemory = lacksMemory
        self.ports = ports
    }
}
