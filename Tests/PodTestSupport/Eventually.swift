/// The first value that `condition` gives, asked again and again.
///
/// For what nothing announces to a test, such as a file's content or a container's disappearance.
///
/// - Parameter what: What is waited for, for the error.
/// - Throws: ``ProgramError`` when the limit has passed, or what `condition` throws.
package func eventually<Value>(
    _ what: String,
    within limit: Duration = .seconds(30),
    _ condition: () async throws -> Value?
) async throws -> Value {
    let limit = limit * Patience.factor
    let deadline = ContinuousClock.now + limit
    var pause = Duration.milliseconds(2)
    while true {
        if let value = try await condition() { return value }
        guard ContinuousClock.now < deadline else { throw ProgramError("\(what): not within \(limit)") }
        try await Task.sleep(for: pause)
        pause = min(pause * 2, .milliseconds(50))
    }
}

/// Waits until `condition` holds.
package func eventually(
    _ what: String,
    within limit: Duration = .seconds(30),
    _ condition: () async throws -> Bool
) async throws {
    try await eventually(what, within: limit) { try await condition() ? () : nil }
}
