import Dispatch

/// Work that blocks a thread, away from the threads that tasks run on.
enum Blocking {
    private static let queue = DispatchQueue(label: "podtask.blocking", attributes: .concurrent)

    static func run<Result: Sendable>(_ body: @escaping @Sendable () throws -> Result) async throws -> Result {
        try await withCheckedThrowingContinuation { continuation in
            queue.async { continuation.resume(with: Swift.Result { try body() }) }
        }
    }
}
