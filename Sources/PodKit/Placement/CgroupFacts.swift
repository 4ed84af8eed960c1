public import PodCgroups

/// What planning has to know of cgroups, the engine's and this host's.
public struct CgroupFacts: Hashable, Sendable {
    /// The engine's cgroup driver: `cgroupfs`, `systemd` or `none`.
    public var driver: String
    /// Where the engine is, for messages.
    public var engine: String
    /// Whether the engine runs on this host, whose cgroups can be reached from here.
    public var isOnThisHost: Bool
    /// This host's hierarchies; `nil` if none is mounted.
    public var host: Cgroups?

    /// Makes facts from what was found out.
    public init(driver: String, engine: String, isOnThisHost: Bool, host: Cgroups?) {
        self.driver = driver
        self.engine = engine
        self.isOnThisHost = isOnThisHost
        self.host = host
    }
}
