/// How an image is built (the parameters of `POST /build`).
public struct ImageBuildOptions: Hashable, Sendable {
    /// The Dockerfile's path in the context; `Dockerfile` by default.
    public var dockerfile: String?
    /// The image's names, each with its tag.
    public var tags: [String] = []
    /// Build arguments; `nil` takes an argument away.
    public var arguments: [String: String?] = [:]
    /// The image's labels.
    public var labels: [String: String] = [:]
    /// A git repository or archive to fetch as the context, instead of the one that is sent.
    public var remote: String?
    /// The stage to stop at.
    public var target: String?
    /// `os[/arch[/variant]]`.
    public var platform: String?
    /// The network of the build's containers.
    public var network: String?
    /// Lines for the hosts file of the build's containers, `name:address`.
    public var extraHosts: [String] = []
    /// Images whose layers may be reused.
    public var cacheFrom: [String] = []
    /// Bytes of `/dev/shm` in the build's containers.
    public var shmSize: Int64?
    /// Whether nothing built before is reused.
    public var noCache = false
    /// Whether base images are pulled even if they are there.
    public var pull = false
    /// Credentials for the registries of base images.
    public var credentials: [RegistryCredentials] = []

    /// A build with the engine's defaults.
    public init() {}

    func add(to route: inout Route) throws {
        route.add("dockerfile", dockerfile)
        for tag in tags { route.add("t", tag) }
        if !arguments.isEmpty { route.add("buildargs", try DockerJSON.text(arguments)) }
        if !labels.isEmpty { route.add("labels", try DockerJSON.text(labels)) }
        if !cacheFrom.isEmpty { route.add("cachefrom", try DockerJSON.text(cacheFrom)) }
        route.add("remote", remote)
        route.add("target", target)
        route.add("platform", platform)
        route.add("networkmode", network)
        if !extraHosts.isEmpty { route.add("extrahosts", extraHosts.joined(separator: ",")) }
        route.add("shmsize", shmSize.map { String($0) })
        route.add("nocache", noCache)
        route.add("pull", pull)
        route.add("rm", true)
        route.add("forcerm", true)
    }
}
