public import PodDocker

/// What planning has to know of the engine and its images. A plan made without an engine uses the defaults.
public struct EngineFacts: Hashable, Sendable {
    /// The API version that is spoken with the engine.
    public var apiVersion: APIVersion
    /// The engine's architecture as images name it: `amd64`, `arm64`.
    public var architecture: String
    /// By the reference that the project uses; images that the engine does not have are absent.
    public var images: [String: ImageFacts]
    /// Subnets that networks of the engine hold, by the network's name.
    public var subnets: [String: [Subnet]]
    /// Whether the engine has its default network, `bridge`.
    public var hasDefaultBridge: Bool
    /// The engine's and this host's cgroups; `nil` if nobody has asked: the pod then is planned without a place.
    public var cgroups: CgroupFacts?

    /// Makes facts; what is left out is as of an engine that nobody has asked.
    public init(
        apiVersion: APIVersion = APIVersion(1, 41),
        architecture: String = "amd64",
        images: [String: ImageFacts] = [:],
        subnets: [String: [Subnet]] = [:],
        hasDefaultBridge: Bool = true,
        cgroups: CgroupFacts? = nil
    ) {
        self.apiVersion = apiVersion
        self.architecture = architecture
        self.images = images
        self.subnets = subnets
        self.hasDefaultBridge = hasDefaultBridge
        self.cgroups = cgroups
    }
}

/// What an image brings along that planning has to know.
public struct ImageFacts: Hashable, Sendable {
    /// `EXPOSE` of the image.
    public var exposedPorts: [ContainerPort]
    /// Whether the image brings a `HEALTHCHECK`.
    public var hasHealthcheck: Bool
    /// `STOPSIGNAL` of the image.
    public var stopSignal: String?

    /// Makes facts; what is left out the image does not have.
    public init(exposedPorts: [ContainerPort] = [], hasHealthcheck: Bool = false, stopSignal: String? = nil) {
        self.exposedPorts = exposedPorts
        self.hasHealthcheck = hasHealthcheck
        self.stopSignal = stopSignal
    }
}
