public import PodCompose
public import PodDocker

/// What will be done, complete and inert: every network, volume and container with the body that the engine will get,
/// in order, and every change from what the user wrote with its reason.
public struct PodPlan: Hashable, Sendable {
    /// The pod's id, as the placement has it.
    public var podID: String
    /// The project as it will run: one service for each container. `docker compose` accepts it as it is encoded.
    public var project: Project
    /// The bodies of `POST /networks/create`.
    public var networks: [NetworkCreateRequest]
    /// The bodies of `POST /volumes/create`.
    public var volumes: [VolumeCreateRequest]
    /// In an order in which each container comes after those that it needs.
    public var containers: [ContainerPlan]
    /// The ports that can be reached from outside.
    public var ports: [PublishedPort]
    /// Every change from the file, with its reason.
    public var resolutions: [Resolution]
    /// Whether the services share one network namespace.
    public var isShared: Bool

    /// Makes a plan from its parts.
    public init(
        podID: String,
        project: Project,
        networks: [NetworkCreateRequest] = [],
        volumes: [VolumeCreateRequest] = [],
        containers: [ContainerPlan] = [],
        ports: [PublishedPort] = [],
        resolutions: [Resolution] = [],
        isShared: Bool = true
    ) {
        self.podID = podID
        self.project = project
        self.networks = networks
        self.volumes = volumes
        self.containers = containers
        self.ports = ports
        self.resolutions = resolutions
        self.isShared = isShared
    }
}
