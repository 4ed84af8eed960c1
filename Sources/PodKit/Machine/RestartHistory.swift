/// How often a container has been restarted, and what its next delay is.
struct RestartHistory: Hashable, Sendable {
    private(set) var attempts = 0
    private var nextDelay = RestartRule.firstDelay

    /// The delay before the next start, or `nil` if the container is not to be started again.
    mutating func delay(after status: Int, ran: Duration, rule: RestartRule) -> Duration? {
        switch rule.condition {
        case .never: return nil
        case .onFailure where status == 0: return nil
        case .onFailure, .always: break
        }
        if let window = rule.window, ran >= window { attempts = 0 }
        if let maximum = rule.maximumAttempts, attempts >= maximum { return nil }
        if ran >= RestartRule.steadyRun { nextDelay = RestartRule.firstDelay }
        attempts += 1
        defer { nextDelay = min(nextDelay * 2, RestartRule.longestDelay) }
        return rule.delay ?? nextDelay
    }
}
