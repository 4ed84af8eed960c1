import Synchronization

/// Each container's id on the engine and its present run, and the ports that the engine has chosen for them.
final class ContainerRuns: Sendable {
    private let ids = Mutex<[String: String]>([:])
    private let runs = Mutex<[String: ContainerRun]>([:])
    private let chosenPorts = Mutex<[PublishedPort: Int]>([:])

    /// Takes note of a container's id, by which it is found whatever it is called later.
    func note(id: String, of key: String) {
        ids.withLock { $0[key] = id }
    }

    /// The id of a container that was created.
    func id(of key: String) -> String? { ids.withLock { $0[key] } }

    /// The ids of all containers that were created.
    var allIDs: [String: String] { ids.withLock { $0 } }

    /// Begins a run.
    func begin(_ number: Int, of key: String) {
        runs.withLock { $0[key] = ContainerRun(number, after: $0[key]) }
    }

    /// The container's run, if it has been started.
    func current(_ key: String) -> ContainerRun? {
        runs.withLock { $0[key] }
    }

    /// Takes note of the host port that the engine has chosen for a port of the plan.
    func note(_ number: Int?, for port: PublishedPort) {
        chosenPorts.withLock { $0[port] = number }
    }

    func chosenPort(for port: PublishedPort) -> Int? {
        chosenPorts.withLock { $0[port] }
    }
}
