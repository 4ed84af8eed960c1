public import PodKit

/// What the operator of a host says about the pods that run there.
///
/// Every key has a default, so that none is needed. They come from a file, from the environment, and, as far as
/// ``allowedLabels`` goes, from the labels of a task; see ``Setting``.
public struct OperatorConfiguration: Hashable, Sendable {
    /// What becomes of a task's resources.
    public enum Limits: String, Hashable, Sendable, CaseIterable {
        /// The pod as a whole is held to them.
        case enforce
        /// Only the limits in the Compose file hold.
        case none
    }

    /// Where the engine is, as `DOCKER_HOST` says it; `nil` for `DOCKER_HOST` itself, else its usual socket.
    public var dockerHost: String?
    /// The directory of the Docker configuration with credentials; `nil` for the sandbox's, else the user's.
    public var dockerConfig: String?
    /// How the services of a pod reach each other.
    public var network = Placement.Network.automatic
    /// Which cgroup a pod gets.
    public var cgroup = CgroupRule.automatic
    /// An image for the infra container instead of the built-in one.
    public var infraImage: String?
    /// How long a pod may take until it runs.
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
    /// The size at which a service's log file is rotated, in bytes.
    public var logSize: Int64 = 10 << 20
    /// How many files of each service's log are kept; 0 for no such files.
    public var logFiles = 3
    /// From which level on the executor logs.
    public var logLevel = "info"
    /// Variables of the executor's environment that the containers get.
    public var passedEnvironment: [String] = []
    /// Keys that the labels of a task may set.
    public var allowedLabels: [String] = ["network", "log-level"]
    /// Keys that the environment may not set; `all` for every key.
    public var lockedKeys: [String] = []

    /// The defaults.
    public init() {}
}
