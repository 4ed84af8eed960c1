public import OrderedCollections

/// How to build a service's image (Compose Build Specification).
public struct BuildSpec: Sendable, Hashable {
    /// A directory or a URL.
    public var context: String?
    /// The Dockerfile, relative to the context.
    public var dockerfile: String?
    /// The content of a Dockerfile.
    public var dockerfileInline: String?
    /// Privileges that the build may use.
    public var entitlements: [String]
    /// Build arguments; `nil` takes the environment's value.
    public var arguments: OrderedDictionary<String, String?>
    /// Whether and how a provenance attestation is added.
    public var provenance: String?
    /// Whether and how an SBOM attestation is added.
    public var sbom: String?
    /// SSH agents or keys that the build may use.
    public var ssh: [SSHKey]
    /// Labels of the image.
    public var labels: OrderedDictionary<String, String>
    /// Sources of the cache.
    public var cacheFrom: [String]
    /// Targets of the cache.
    public var cacheTo: [String]
    /// Whether the cache is not used.
    public var noCache: Bool
    /// Named contexts.
    public var additionalContexts: OrderedDictionary<String, String>
    /// Whether base images are pulled even if present.
    public var pull: Bool
    /// Further entries of the hosts file during the build.
    public var extraHosts: OrderedDictionary<String, [String]>
    /// The isolation technology.
    public var isolation: String?
    /// The network of `RUN`.
    public var network: String?
    /// The stage to build.
    public var target: String?
    /// Secrets that the build may use.
    public var secrets: [FileMount]
    /// The size of `/dev/shm` in bytes.
    public var shmSize: Int64?
    /// Further names of the image.
    public var tags: [String]
    /// Resource limits of the build.
    public var ulimits: OrderedDictionary<String, Ulimit>
    /// The platforms to build for.
    public var platforms: [String]
    /// Whether the build runs with all privileges.
    public var privileged: Bool
    /// Keys that start with `x-`, as they were written.
    public var extensions: Extensions

    /// Makes a value from its parts; absent parts are as if they were not written.
    public init(
        context: String? = nil,
        dockerfile: String? = nil,
        dockerfileInline: String? = nil,
        entitlements: [String] = [],
        arguments: OrderedDictionary<String, String?> = [:],
        provenance: String? = nil,
        sbom: String? = nil,
        ssh: [SSHKey] = [],
        labels: OrderedDictionary<String, String> = [:],
        cacheFrom: [String] = [],
        cacheTo: [String] = [],
        noCache: Bool = false,
        additionalContexts: OrderedDictionary<String, String> = [:],
        pull: Bool = false,
        extraHosts: OrderedDictionary<String, [String]> = [:],
        isolation: String? = nil,
        network: String? = nil,
        target: String? = nil,
        secrets: [FileMount] = [],
        shmSize: Int64? = nil,
        tags: [String] = [],
        ulimits: OrderedDictionary<String, Ulimit> = [:],
        platforms: [String] = [],
        privileged: Bool = false,
        extensions: Extensions = [:]
    ) {
        self.context = context
        self.dockerfile = dockerfile
        self.dockerfileInline = dockerfileInline
        self.entitlements = entitlements
        self.arguments = arguments
        self.provenance = provenance
        self.sbom = sbom
        self.ssh = ssh
        self.labels = labels
        self.cacheFrom = cacheFrom
        self.cacheTo = cacheTo
        self.noCache = noCache
        self.additionalContexts = additionalContexts
        self.pull = pull
        self.extraHosts = extraHosts
        self.isolation = isolation
        self.network = network
        self.target = target
        self.secrets = secrets
        self.shmSize = shmSize
        self.tags = tags
        self.ulimits = ulimits
        self.platforms = platforms
        self.privileged = privileged
        self.extensions = extensions
    }
}
