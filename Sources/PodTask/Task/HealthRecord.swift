import PodMesos

/// What the probes of a `HealthCheck` have found, and what follows (`checks/health_checker.cpp`).
struct HealthRecord: Sendable {
    struct Verdict: Hashable {
        /// Whether the framework is told.
        var isTold: Bool
        /// Whether the task is to be killed.
        var isFatal: Bool
        var message: String
    }

    private let limit: UInt32
    private let gracePeriod: Duration
    private var graceEnd = Duration.zero
    private var failures: UInt32 = 0
    private var hasSucceeded = false
    /// What was told last; nothing until something was.
    private(set) var isHealthy: Bool?

    init(check: HealthCheck) {
        limit = max(check.consecutiveFailures ?? 3, 1)
        // The task is refused if this is no time (``TaskInfo/flaw``).
        gracePeriod = Duration(checkSeconds: check.gracePeriodSeconds ?? 10) ?? .zero
    }

    mutating func began(at now: Duration) {
        graceEnd = now + gracePeriod
    }

    /// - Parameter fault: what is wrong; `nil` if nothing is.
    mutating func note(_ fault: String?, at now: Duration) -> Verdict? {
        guard let fault else {
            let isNews = isHealthy != true
            failures = 0
            hasSucceeded = true
            isHealthy = true
            return Verdict(isTold: isNews, isFatal: false, message: "healthy")
        }
        // Only until the first success: then the task has started.
        if !hasSucceeded, now < graceEnd { return nil }
        failures += 1
        isHealthy = false
        let message = "unhealthy (\(failures) of \(limit) failures in a row): \(fault)"
        return Verdict(isTold: true, isFatal: failures >= limit, message: message)
    }
}
