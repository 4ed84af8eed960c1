public import PodCompose

/// What the operator of a host says about the pods that run there.
///
/// Every key has a default, so that none is needed. Values come from a file, from the environment, from options of the
/// command line and, as far as ``allowedLabels`` goes, from the labels of a task. ``ConfigurationKey/all`` lists the
/// keys.
public struct OperatorConfiguration: Hashable, Sendable {
    /// What becomes of a task's resources.
    public enum Limits: String, Hashable, Sendable, CaseIterable {
        /// The pod as a whole is held to them.
        case enforce
        /// Only the limits in the Compose file hold.
        case none
    }

    /// From which level on a program logs; the levels are those of swift-log.
    public enum LogLevel: String, Hashable, Sendable, CaseIterable {
        case trace, debug, info, notice, warning, error, critical
    }

    /// Where the engine is, as `DOCKER_HOST` says it; `nil` for `DOCKER_HOST` itself, else its usual socket.
    public var dockerHost: String?
    /// The directory of the Docker configuration with credentials; `nil` for the sandbox's, else the user's.
    public var dockerConfig: String?
    /// How the services of a pod reach each other.
    public var network = NetworkChoice.automatic
    /// Which cgroup a pod gets.
    public var cgroup = CgroupRule.automatic
    /// An image for the infra container instead of the built-in one.
    public var infraImage: String?
    /// How long a pod may take until it runs; `nil` for as long as it wants.
    public var launchTimeout: Duration? = .seconds(600)
    /// How long a pod may take to stop if neither the kill nor the task says so; `nil` leaves it to its services.
    public var stopGrace: Duration?
    /// How long the engine may be gone before a pod is given up.
    public var engineTimeout = Duration.seconds(60)
    /// How often a pull is tried again.
    public var pullRetries = 3
    /// What becomes of a task's resources.
    public var limits = Limits.enforce
    /// Whether `cpus` is a quota too, where the task names no limit, and not only a share.
    public var cpuQuota = false
    /// What a pod needs beside its services.
    public var overhead = PodOverhead.measured
    /// The size at which a service's log file is rotated, in bytes.
    public var logSize: Int64 = 10 << 20
    /// How many files of each service's log are kept; 0 for no such files.
    public var logFiles = 3
    /// From which level on the program logs.
    public var logLevel = LogLevel.info
    /// Where locks and other state of this host's pods are; `nil` for the user's own place.
    public var stateDirectory: String?
    /// Variables of the executor's environment that the containers get.
    public var passedEnvironment: [String] = []
    /// Keys that the labels of a task may set.
    public var allowedLabels = ConfigurationKey.all.filter(\.isAllowedAsLabel).map(\.name)
    /// Keys that the environment may not set; `all` for every key.
    public var lockedKeys: [String] = []
    /// Plugins in the order in which they run, each with its own settings. Nothing reads them yet.
    public var plugins: [PluginSettings] = []
    /// Rules for pods: a mapping, as it was written. Nothing reads it yet.
    public var policy: Node?

    /// The places of the values that somebody has set, by their keys.
    private var origins: [String: ConfigurationOrigin] = [:]
    /// What is odd about the configuration and prevents nothing: each is one line.
    public internal(set) var warnings: [String] = []

    /// The defaults.
    public init() {}

    /// Where the value of a key is from.
    public func origin(of key: ConfigurationKey) -> ConfigurationOrigin { origins[key.name] ?? .standard }

    mutating func note(_ origin: ConfigurationOrigin, of key: ConfigurationKey) { origins[key.name] = origin }
}
