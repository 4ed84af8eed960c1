/// When the pod's supervisor starts a container again, and how long it waits before it does.
///
/// The engine itself never restarts a pod's container: it would come back in a cgroup that is going away.
/// The rule carries over what `restart:` and `deploy.restart_policy` mean to the engine (`restartmanager`): a delay of
/// 100 ms that doubles to at most a minute, and begins anew after a run of ten seconds.
public struct RestartRule: Hashable, Sendable {
    /// After which ends a container is started again.
    public enum Condition: String, Hashable, Sendable, Codable {
        case never
        case onFailure
        case always
    }

    /// After which ends the container is started again.
    public var condition: Condition
    /// How many restarts there may be; `nil` for any number.
    public var maximumAttempts: Int?
    /// A fixed delay instead of the doubling one (`deploy.restart_policy.delay`).
    public var delay: Duration?
    /// A run of this length counts as a success, after which attempts are counted anew (`deploy.restart_policy.window`).
    public var window: Duration?

    /// Makes a rule from its parts.
    public init(
        _ condition: Condition,
        maximumAttempts: Int? = nil,
        delay: Duration? = nil,
        window: Duration? = nil
    ) {
        self.condition = condition
        self.maximumAttempts = maximumAttempts
        self.delay = delay
        self.window = window
    }

    /// The container is not started again.
    public static let never = RestartRule(.never)

    static let firstDelay: Duration = .milliseconds(100)
    static let longestDelay: Duration = .seconds(60)
    static let steadyRun: Duration = .seconds(10)
}
