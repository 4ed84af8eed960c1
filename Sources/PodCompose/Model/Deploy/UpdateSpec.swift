public import OrderedCollections

/// How a service is updated or rolled back.
public struct UpdateSpec: Sendable, Hashable {
    /// How many containers at once.
    public var parallelism: UInt64?
    /// The time between two groups.
    public var delay: Duration?
    /// `continue`, `pause` or `rollback`.
    public var failureAction: String?
    /// How long a container is watched after its update.
    public var monitor: Duration?
    /// The part of failures that is tolerated.
    public var maxFailureRatio: Float?
    /// `start-first` or `stop-first`.
    public var order: String?
    /// Keys that start with `x-`, as they were written.
    public var extensions: Extensions

    /// Makes a value from its parts; absent parts are as if they were not written.
    public init(
        parallelism: UInt64? = nil,
        delay: Duration? = nil,
        failureAction: String? = nil,
        monitor: Duration? = nil,
        maxFailureRatio: Float? = nil,
        order: String? = nil,
        extensions: Extensions = [:]
    ) {
        self.parallelism = parallelism
        self.delay = delay
        self.failureAction = failureAction
        self.monitor = monitor
        self.maxFailureRatio = maxFailureRatio
        self.order = order
        self.extensions = extensions
    }
}
