import Dispatch

/// The timers that a machine asked for. A cancelled timer wakes nobody.
struct MachineTimers {
    private var sources: [PodMachine.Timer: any DispatchSourceTimer] = [:]
    private let queue = DispatchQueue(label: "podkit.timers")
    private let fire: @Sendable (PodMachine.Timer) -> Void

    init(fire: @escaping @Sendable (PodMachine.Timer) -> Void) {
        self.fire = fire
    }

    mutating func set(_ timer: PodMachine.Timer, after delay: Duration) {
        cancel(timer)
        let source = DispatchSource.makeTimerSource(queue: queue)
        let (seconds, attoseconds) = delay.components
        // More than a century is for ever, and would not fit.
        let nanoseconds = Int(min(seconds, 1 << 32)) * 1_000_000_000 + Int(attoseconds / 1_000_000_000)
        source.schedule(deadline: .now() + .nanoseconds(max(0, nanoseconds)), leeway: .milliseconds(1))
        let fire = fire
        source.setEventHandler { fire(timer) }
        source.resume()
        sources[timer] = source
    }

    mutating func cancel(_ timer: PodMachine.Timer) {
        sources.removeValue(forKey: timer)?.cancel()
    }

    mutating func cancelAll() {
        for source in sources.values { source.cancel() }
        sources = [:]
    }
}
