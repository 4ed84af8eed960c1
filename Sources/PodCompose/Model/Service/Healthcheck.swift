public import OrderedCollections

/// How the engine finds out whether a container is healthy (Compose Specification, `healthcheck`).
public struct Healthcheck: Sendable, Hashable {
    /// `CMD` and arguments, `CMD-SHELL` and one shell command, or `NONE`; `nil` keeps the image's own.
    public var test: [String]?
    /// How long one run of the test may take.
    public var timeout: Duration?
    /// The time between two runs.
    public var interval: Duration?
    /// How many failures in a row make a container unhealthy.
    public var retries: UInt64?
    /// The time after the start in which failures do not count.
    public var startPeriod: Duration?
    /// The time between two runs within the start period.
    public var startInterval: Duration?
    /// Whether a check that the image defines is switched off.
    public var disable: Bool
    /// Keys that start with `x-`, as they were written.
    public var extensions: Extensions

    /// Makes a value from its parts; absent parts are as if they were not written.
    public init(
        test: [String]? = nil,
        timeout: Duration? = nil,
        interval: Duration? = nil,
        retries: UInt64? = nil,
        startPeriod: Duration? = nil,
        startInterval: Duration? = nil,
        disable: Bool = false,
        extensions: Extensions = [:]
    ) {
        self.test = test
        self.timeout = timeout
        self.interval = interval
        self.retries = retries
        self.startPeriod = startPeriod
        self.startInterval = startInterval
        self.disable = disable
        self.extensions = extensions
    }
}
