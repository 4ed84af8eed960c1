public import OrderedCollections

/// How a service is deployed (Compose Deploy Specification).
public struct DeploySpec: Sendable, Hashable {
    /// `replicated`, `global`, `replicated-job` or `global-job`.
    public var mode: String?
    /// How many containers.
    public var replicas: Int?
    /// Labels of the service, not of its containers.
    public var labels: OrderedDictionary<String, String>
    /// How it is updated.
    public var updateConfig: UpdateSpec?
    /// How a failed update is taken back.
    public var rollbackConfig: UpdateSpec?
    /// What it may use and what is kept for it.
    public var resources: Resources
    /// When its containers are restarted.
    public var restartPolicy: DeployRestartPolicy?
    /// On which nodes it may run.
    public var placement: PlacementSpec
    /// `vip` or `dnsrr`.
    public var endpointMode: String?
    /// Keys that start with `x-`, as they were written.
    public var extensions: Extensions

    /// Makes a value from its parts; absent parts are as if they were not written.
    public init(
        mode: String? = nil,
        replicas: Int? = nil,
        labels: OrderedDictionary<String, String> = [:],
        updateConfig: UpdateSpec? = nil,
        rollbackConfig: UpdateSpec? = nil,
        resources: Resources = Resources(),
        restartPolicy: DeployRestartPolicy? = nil,
        placement: PlacementSpec = PlacementSpec(),
        endpointMode: String? = nil,
        extensions: Extensions = [:]
    ) {
        self.mode = mode
        self.replicas = replicas
        self.labels = labels
        self.updateConfig = updateConfig
        self.rollbackConfig = rollbackConfig
        self.resources = resources
        self.restartPolicy = restartPolicy
        self.placement = placement
        self.endpointMode = endpointMode
        self.extensions = extensions
    }
}
