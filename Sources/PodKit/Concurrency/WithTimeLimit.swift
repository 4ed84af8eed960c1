/// Does something for at most so long; what is not done by then is cancelled.
///
/// A result that comes while the time runs out is dropped: `body` must not make what somebody has to remove.
///
/// - Returns: `nil` if the time was over first.
package func withTimeLimit<Result: Sendable>(
    _ limit: Duration,
    _ body: @escaping @Sendable @concurrent () async throws -> Result
) async throws -> Result? {
    try await withThrowingTaskGroup(of: Result?.self) { group in
        group.addTask { try await body() }
        group.addTask {
            // More than a century is for ever, and does not fit the clock.
            try await Task.sleep(for: min(limit, .seconds(1 << 32)))
            return nil
        }
        defer { group.cancelAll() }
        return try await group.next() ?? nil
    }
}
