import PodKit
import PodMesos

/// How a task ends, by itself or from outside.
extension TaskMachine {
    /// A repeated kill can only shorten the time that is left, counted from the first.
    mutating func kill(_ policy: KillPolicy?) {
        guard ending == nil else {
            if let grace = policy?.gracePeriod { shorten(to: endingSince + grace.duration) }
            return
        }
        stop(.killed, policy: policy)
    }

    mutating func shutDown(_ shutdown: Shutdown) {
        let grace = Self.stopGrace(within: shutdown.gracePeriod)
        guard ending == nil else { return shorten(to: now + grace) }
        begin(.shutDown(shutdown.reason))
        shorten(to: now + grace)
    }

    /// What is left for the pod's containers of the time that the agent gives the executor: removing everything and
    /// reporting it takes a while too.
    static func stopGrace(within gracePeriod: Duration) -> Duration {
        let reserve = min(max(gracePeriod * 0.3, .seconds(1.5)), .seconds(5))
        return max(.zero, gracePeriod - reserve)
    }

    mutating func tookTooLong() {
        guard ending == nil, task.maxCompletionTime != nil else { return }
        begin(.tookTooLong)
        shorten(to: now)
    }

    /// Ends the pod in good order.
    mutating func stop(_ ending: Ending, policy: KillPolicy?) {
        begin(ending)
        if knowsKilling { report(.killing, message: message(of: ending)) }
        if let grace = policy?.gracePeriod ?? task.killPolicy?.gracePeriod {
            shorten(to: now + grace.duration)
        } else if let defaultGrace {
            shorten(to: now + defaultGrace)
        } else {
            actions.append(.stop(grace: nil))
        }
    }

    private mutating func begin(_ ending: Ending) {
        self.ending = ending
        endingSince = now
        actions.append(.stopProbes)
    }

    private mutating func shorten(to time: Duration) {
        guard deadline.map({ time < $0 }) ?? true else { return }
        deadline = time
        actions.append(time <= now ? .kill : .stop(grace: time - now))
    }

    private func message(of ending: Ending) -> String {
        switch ending {
        case .killed: "the framework asked for the kill"
        case .shutDown(let reason): "\(reason)"
        case .unhealthy(let fault): fault
        case .tookTooLong: "the task did not complete within \(task.maxCompletionTime?.duration ?? .zero)"
        }
    }

    /// The pod is gone: the one terminal update.
    mutating func ended(_ result: PodResult) {
        let left = result.leftBehind.isEmpty ? "" : "; left behind: \(result.leftBehind.joined(separator: ", "))"
        switch result.outcome {
        case .finished:
            end(.finished, message: "every service ended with status 0" + left)
        case .failed(let failure):
            let (state, reason) = Self.verdict(on: failure, whileLaunching: phase == .starting)
            end(state, reason: reason, message: Self.text(of: failure) + left, failure: failure)
        case .stopped:
            if ending == .tookTooLong {
                end(.failed, reason: .maxCompletionTimeReached, message: message(of: .tookTooLong) + left)
            } else {
                let reason: TaskStatus.Reason? = phase == .starting ? .killedDuringLaunch : nil
                end(.killed, reason: reason, message: message(of: ending ?? .killed) + left)
            }
        }
    }

    mutating func end(
        _ state: TaskState,
        reason: TaskStatus.Reason? = nil,
        message: String,
        failure: PodFailure? = nil
    ) {
        actions.append(.stopProbes)
        report(state, reason: reason, message: message)
        if reason == .containerLimitationMemory, case .report(var status)? = actions.popLast() {
            let limit = failure?.exit?.outOfMemory?.limit.map { Double($0) / 1_048_576 }
            let memory = limit ?? task.limits?["mem"]?.value ?? task.resources.amount(of: "mem")
            status.limitation = TaskStatus.Limitation([Resource("mem", memory.flatMap { $0.isFinite ? $0 : nil } ?? 0)])
            actions.append(.report(status))
        }
        phase = .ended
        actions.append(.end)
    }

    /// What the failure of a pod means to Mesos. A plain exit has no reason, as with the executors of Mesos
    /// (`launcher/executor.cpp`, `docker/executor.cpp`): `REASON_COMMAND_EXECUTOR_FAILED` is deprecated
    /// (docs/task-state-reasons.md), and the others say what did not happen.
    static func verdict(
        on failure: PodFailure,
        whileLaunching isLaunching: Bool
    ) -> (TaskState, TaskStatus.Reason?) {
        switch failure.kind {
        // Trying again elsewhere would give the same.
        case .invalid: (.error, .taskInvalid)
        case .outOfMemory: (.failed, .containerLimitationMemory)
        case .unhealthy: (.failed, .healthCheckStatusUpdated)
        case .image, .launch, .timeout, .cgroup: (.failed, .containerLaunchFailed)
        default: (.failed, isLaunching && failure.exit == nil ? .containerLaunchFailed : nil)
        }
    }

    private static func text(of failure: PodFailure) -> String {
        let lines = failure.exit?.lastLines ?? []
        guard !lines.isEmpty else { return failure.description }
        return "\(failure.description); its last lines:\n\(lines.joined(separator: "\n"))"
    }
}
