/// How a pod is run, apart from what it is made of.
public struct RunOptions: Hashable, Sendable {
    /// How long the pod may take from its first image to running; `nil` for ever. It also bounds each creation by the
    /// engine, which otherwise may take five minutes.
    public var launchTimeout: Duration?
    /// How long the whole pod may take to stop; `nil` leaves each service its `stop_grace_period`.
    ///
    /// Services are asked to stop in the reverse order of their dependencies; after two thirds of this time those that
    /// still wait for others are asked at once.
    public var stopGrace: Duration?
    /// How often a pull is tried again after a failure that may pass.
    public var pullRetries: Int
    /// How long the engine may be gone before the pod is given up.
    public var engineTimeout: Duration

    /// Makes options; what is left out is as its property says.
    public init(
        launchTimeout: Duration? = nil,
        stopGrace: Duration? = nil,
        pullRetries: Int = 3,
        engineTimeout: Duration = .seconds(60)
    ) {
        self.launchTimeout = launchTimeout
        self.stopGrace = stopGrace
        self.pullRetries = pullRetries
        self.engineTimeout = engineTimeout
    }
}
