public import PodCompose
public import PodDocker

/// One container of a plan.
public struct ContainerPlan: Hashable, Sendable {
    /// The container's name within the pod: `web`, or `web-2` of several. The plan's project has a service of this name.
    public var name: String
    /// The service as the Compose file names it.
    public var service: String
    /// The container's name on the engine.
    public var engineName: String
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
    /// Containers that must exist before this one is created, because it joins their namespaces.
    public var createAfter: [String]
    /// What must hold before it is started.
    public var startAfter: [StartCondition]
    /// When the pod's supervisor starts it again.
    public var restart: RestartRule
    /// Whether the pod lives as long as this container does.
    public var isEssential: Bool
    /// Whether it, or its image, has a health check.
    public var hasHealthcheck: Bool
    /// The signal that asks it to end, such as `SIGTERM`.
    public var stopSignal: String
    /// How long after that signal it is killed.
    public var stopGrace: Duration
    /// Commands that run in it once it has started.
    public var postStart: [Hook]
    /// Commands that run in it before it is stopped.
    public var preStop: [Hook]
    /// Whether its output is shown (`attach`).
    public var isAttached: Bool
    /// Whether it is the infra container, which holds the shared namespaces.
    public var isInfra: Bool

    /// A network to which the container is connected after its creation.
    public struct Connection: Hashable, Sendable {
        /// The network's name on the engine.
        public var network: String
        /// Aliases and addresses in it.
        public var settings: EndpointSettings

        /// Makes a connection from its parts.
        public init(network: String, settings: EndpointSettings) {
            self.network = network
            self.settings = settings
        }
    }
}
