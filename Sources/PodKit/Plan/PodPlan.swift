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
    /// The images that the containers run, each once, in the order of the project. The one that PodKit carries for the
    /// infra container is not among them; ``usesPauseImage`` tells of it.
    public var images: [ImageRequirement]
    /// What was known of ``images`` when the plan was made or completed, by their references.
    public var imageFacts: [String: ImageFacts]
    /// The containers in the pod's network, in the order of the project.
    public var members: [NetworkMember]
    /// The ports that can be reached from outside.
    public var ports: [PublishedPort]
    /// Every change from the file, with its reason.
    public var resolutions: [Resolution]
    /// Whether the services share one network namespace.
    public var isShared: Bool
    /// The cgroup that the pod gets; `nil` if the containers go where the engine puts them, or into one that is there.
    public var cgroup: PodCgroupPlan?
    /// What is to be said when the pod is launched.
    public var warnings: [String]

    /// Makes a plan from its parts.
    public init(
        podID: String,
        project: Project,
        networks: [NetworkCreateRequest] = [],
        volumes: [VolumeCreateRequest] = [],
        containers: [ContainerPlan] = [],
        images: [ImageRequirement] = [],
        imageFacts: [String: ImageFacts] = [:],
        members: [NetworkMember] = [],
        ports: [PublishedPort] = [],
        resolutions: [Resolution] = [],
        isShared: Bool = true,
        cgroup: PodCgroupPlan? = nil,
        warnings: [String] = []
    ) {
        self.podID = podID
        self.project = project
        self.networks = networks
        self.volumes = volumes
        self.containers = containers
        self.images = images
        self.imageFacts = imageFacts
        self.members = members
        self.ports = ports
        self.resolutions = resolutions
        self.isShared = isShared
        self.cgroup = cgroup
        self.warnings = warnings
    }
}
