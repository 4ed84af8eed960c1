import Logging
import PodKit
import PodMesos

/// Watches a task's pod: its output goes to the sandbox, what happens to the task's machine.
struct TaskObserver: PodObserver {
    let output: SandboxOutput
    let logger: Logger
    let paths: SandboxPaths
    let send: @Sendable (TaskMachine.Input) -> Void
    /// Finds the running pod.
    let locate: @Sendable ([PublishedPort]) async -> ContainerStatus?

    func observe(_ event: PodEvent) async {
        log(event)
        send(.pod(event))
        // Supervision does not wait for this, and the pod's end comes after it.
        if event.kind == .running { send(.running(await locate(event.ports))) }
    }

    func observe(_ lines: [OutputLine]) async {
        await output.write(lines)
    }

    private func log(_ event: PodEvent) {
        let level: Logger.Level =
            switch event.kind {
            case .warning, .unhealthy, .failed: .warning
            case .pulled, .built, .planned, .running, .exited, .restarting, .stopping, .removed, .finished: .info
            default: .debug
            }
        logger.log(level: level, "\(paths.relative("\(event)"))")
    }
}
