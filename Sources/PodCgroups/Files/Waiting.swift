/// Calls `condition` until it holds, less and less often.
///
/// - Returns: whether it held before the deadline.
func wait(
    until deadline: ContinuousClock.Instant,
    for condition: () throws -> Bool
) async throws -> Bool {
    var pause = Duration.milliseconds(1)
    while try !condition() {
        let now = ContinuousClock.now
        guard now < deadline else { return false }
        try await Task.sleep(until: min(now + pause, deadline), clock: .continuous)
        pause = min(pause * 2, .milliseconds(50))
    }
    return true
}
