/// A container's health check (`Healthcheck`).
///
/// The engine counts in nanoseconds; zero, or leaving a duration out, takes the image's value.
public struct HealthConfig: Hashable, Sendable {
    /// The test: `["NONE"]`, `["CMD", …]` or `["CMD-SHELL", command]`; none takes the image's.
    public var test: [String]?
    /// The time between two checks.
    public var interval: Duration?
    /// The time after which a check that has not ended has failed.
    public var timeout: Duration?
    /// How many failures in a row make the container unhealthy.
    public var retries: Int?
    /// The time after the start in which failures do not count.
    public var startPeriod: Duration?
    /// The time between two checks during the start period (API 1.44).
    public var startInterval: Duration?

    /// A health check with these fields; what is left out is left to the image.
    public init(
        test: [String]? = nil,
        interval: Duration? = nil,
        timeout: Duration? = nil,
        retries: Int? = nil,
        startPeriod: Duration? = nil,
        startInterval: Duration? = nil
    ) {
        self.test = test
        self.interval = interval
        self.timeout = timeout
        self.retries = retries
        self.startPeriod = startPeriod
        self.startInterval = startInterval
    }

    enum CodingKeys: String, CodingKey {
        case test = "Test"
        case interval = "Interval"
        case timeout = "Timeout"
        case retries = "Retries"
        case startPeriod = "StartPeriod"
        case startInterval = "StartInterval"
    }
}

extension HealthConfig: Codable {
    /// Reads the object that the engine prints.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        func duration(_ key: CodingKeys) throws -> Duration? {
            try container.decodeIfPresent(Int64.self, forKey: key).map { .nanoseconds($0) }
        }
        test = try container.decodeIfPresent([String].self, forKey: .test)
        interval = try duration(.interval)
        timeout = try duration(.timeout)
        retries = try container.decodeIfPresent(Int.self, forKey: .retries)
        startPeriod = try duration(.startPeriod)
        startInterval = try duration(.startInterval)
    }

    /// Writes the object that the engine reads; what is `nil` is left out.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encodeIfPresent(test, forKey: .test)
        try container.encodeIfPresent(interval?.clampedNanoseconds, forKey: .interval)
        try container.encodeIfPresent(timeout?.clampedNanoseconds, forKey: .timeout)
        try container.encodeIfPresent(retries, forKey: .retries)
        try container.encodeIfPresent(startPeriod?.clampedNanoseconds, forKey: .startPeriod)
        try container.encodeIfPresent(startInterval?.clampedNanoseconds, forKey: .startInterval)
    }
}

extension Duration {
    /// The whole nanoseconds, held within what 64 bits can say (292 years).
    var clampedNanoseconds: Int64 {
        let (seconds, attoseconds) = components
        let (scaled, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
        let (sum, carry) = scaled.addingReportingOverflow(attoseconds / 1_000_000_000)
        return overflow || carry ? (seconds < 0 ? .min : .max) : sum
    }
}
