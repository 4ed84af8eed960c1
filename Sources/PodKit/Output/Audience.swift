import Glibc

/// Those who watch a pod.
struct Audience: Sendable {
    private let observers: [any PodObserver]

    /// How long an observer may take for the last events of a pod that is gone.
    private static let patience = Duration.seconds(5)

    init(_ observers: [any PodObserver]) {
        self.observers = observers
    }

    /// Hands lines to each observer, and returns when all have taken them.
    func observe(_ lines: [OutputLine]) async {
        for observer in observers { await observer.observe(lines) }
    }

    /// Hands the events that `body` announces to each observer, which takes them in a task of its own: supervision must
    /// not wait for a terminal, nor one observer for another.
    func hear(_ body: (_ announce: @escaping @Sendable (PodEvent) -> Void) async -> PodResult) async -> PodResult {
        let streams = observers.map { ($0, AsyncStream.makeStream(of: PodEvent.self)) }
        let senders = streams.map(\.1.continuation)
        let results = streams.map { _ in AsyncStream.makeStream(of: PodResult.self) }
        let haveHeard = Bell()
        return await withDiscardingTaskGroup { group in
            for ((observer, events), result) in zip(streams, results) {
                group.addTask {
                    for await event in events.stream { await observer.observe(event) }
                    for await result in result.stream { await observer.observe(result) }
                    haveHeard.ring()
                }
            }
            let result = await body { event in
                var event = event
                event.time = event.time ?? Self.now
                for sender in senders { sender.yield(event) }
            }
            for sender in senders { sender.finish() }
            for sender in results.map(\.continuation) {
                sender.yield(result)
                sender.finish()
            }
            let count = observers.count
            _ = try? await withTimeLimit(Self.patience) { await haveHeard.rung(count) }
            group.cancelAll()
            return result
        }
    }

    /// Seconds of the monotonic clock.
    private static var now: Double {
        var now = timespec()
        clock_gettime(CLOCK_MONOTONIC, &now)
        return Double(now.tv_sec) + Double(now.tv_nsec) / 1e9
    }
}
