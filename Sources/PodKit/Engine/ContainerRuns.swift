import PodDocker
import Synchronization

/// Each container's present run, and the ports that the engine has chosen for them.
final class ContainerRuns: Sendable {
    private let runs = Mutex<[String: ContainerRun]>([:])
    private let reportedEnds = Mutex<[String: Timestamp]>([:])
    private let chosenPorts = Mutex<[PublishedPort: Int]>([:])

    /// Begins a run.
    func begin(_ key: String) -> ContainerRun {
        runs.withLock { runs in
            let run = ContainerRun(after: runs[key])
            runs[key] = run
            return run
        }
    }

    /// The container's run, if it has been started.
    func current(_ key: String) -> ContainerRun? {
        runs.withLock { $0[key] }
    }

    /// Takes note that the end at this time is told.
    ///
    /// - Returns: whether it has not been told before: after a break the engine's events come again.
    func isNew(end: Timestamp?, of key: String) -> Bool {
        guard let end, end != .never else { return true }
        return reportedEnds.withLock { ends in
            guard ends[key] != end else { return false }
            ends[key] = end
            return true
        }
    }

    /// Takes note of the host port that the engine has chosen for a port of the plan.
    func note(_ number: Int?, for port: PublishedPort) {
        chosenPorts.withLock { $0[port] = number }
    }

    func chosenPort(for port: PublishedPort) -> Int? {
        chosenPorts.withLock { $0[port] }
    }
}
