public import PodCompose
public import PodDocker

/// One container of a plan.
public struct ContainerPlan: Hashable, Sendable {
    /// The key of its service in the plan's project.
    public var key: String
    /// The service as the Compose file names it.
    public var service: String
    /// The container's name on the engine.
    public var name: String
    /// The body of `POST /containers/create`.
    public var request: ContainerCreateRequest
    /// `os/arch`, the query of that request, where the service asks for one.
    public var platform: String?
    /// Networks to connect the container to between its creation and its start: engines before API 1.44 take one
    /// network with the creation.
    public var connections: [Connection]
    /// Files to put into the container between its creation and its start.
    public var files: [InjectedFile]
    /// A seccomp profile on this machine, whose content the engine wants as a security option.
    public var seccompProfile: String?
    public var createAfter: [String]
    public var startAfter: [StartCondition]
    public var restart: RestartRule
    /// Whether the pod lives as long as this container does.
    public var isEssential: Bool
    public var hasHealthcheck: Bool
    public var stopSignal: String
    public var stopGrace: Duration
    public var postStart: [Hook]
    public var preStop: [Hook]
    /// Whether its output is shown (`attach`).
    public var isAttached: Bool
    public var isInfra: Bool

    public struct Connection: Hashable, Sendable {
        public var network: String
        public var settings: EndpointSettings

        public init(network: String, settings: EndpointSettings) {
            self.network = network
            self.settings = settings
        }
    }
}
