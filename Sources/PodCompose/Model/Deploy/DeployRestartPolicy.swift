public import OrderedCollections

/// When the containers of a service are restarted (Compose Deploy Specification, `restart_policy`).
public struct DeployRestartPolicy: Sendable, Hashable {
    /// `none`, `on-failure` or `any`.
    public var condition: String?
    /// The time before a restart.
    public var delay: Duration?
    /// How many restarts before giving up.
    public var maxAttempts: UInt64?
    /// How long a container must run to count as started.
    public var window: Duration?
    /// Keys that start with `x-`, as they were written.
    public var extensions: Extensions

    /// Makes a value from its parts; absent parts are as if they were not written.
    public init(
        condition: String? = nil,
        delay: Duration? = nil,
        maxAttempts: UInt64? = nil,
        window: Duration? = nil,
        extensions: Extensions = [:]
    ) {
        self.condition = condition
        self.delay = delay
        self.maxAttempts = maxAttempts
        self.window = window
        self.extensions = extensions
    }
}
