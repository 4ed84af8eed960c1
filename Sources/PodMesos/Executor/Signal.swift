/// Something that happens at most once and ends work that goes on until then.
package struct Signal: Sendable {
    private let stream: AsyncStream<Never>
    private let continuation: AsyncStream<Never>.Continuation

    package init() {
        (stream, continuation) = AsyncStream.makeStream()
    }

    package func fire() {
        continuation.finish()
    }

    /// Does `work`, which is cancelled when the signal is fired, and returns when it has ended.
    package func whileNotFired(_ work: @escaping @Sendable () async throws -> Void) async throws {
        try await withThrowingTaskGroup(of: Bool.self) { group in
            group.addTask {
                try await work()
                return true
            }
            group.addTask {
                for await _ in stream {}
                return false
            }
            defer { group.cancelAll() }
            while let isDone = try await group.next(), !isDone { group.cancelAll() }
        }
    }
}
