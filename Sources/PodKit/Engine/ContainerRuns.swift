import PodDocker
import Synchronization

/// What is remembered of each container's present run: its last lines, whether its output has been read to the end, and
/// the ports that the engine has chosen for it.
final class ContainerRuns: Sendable {
    private struct Run {
        var lines = RecentLines()
        var count = 0
        var isBeingStopped = false
        /// Where the container's output has been read to, in this run and those before it.
        var position = LogPosition()
        var outputEnd = Bell()
    }

    private let runs = Mutex<[String: Run]>([:])
    private let chosenPorts = Mutex<[PublishedPort: Int]>([:])

    func begin(_ key: String) {
        runs.withLock { runs in
            var run = Run()
            run.position = runs[key]?.position ?? run.position
            runs[key] = run
        }
    }

    func position(_ key: String) -> LogPosition {
        runs.withLock { $0[key]?.position } ?? LogPosition()
    }

    func note(_ position: LogPosition, _ key: String) {
        runs.withLock { $0[key]?.position = position }
    }

    func append(_ lines: [[UInt8]], _ key: String) {
        runs.withLock { runs in
            for line in lines { runs[key]?.lines.append(line) }
            runs[key]?.count += lines.count
        }
    }

    /// Takes note of the host port that the engine has chosen for a port of the plan.
    func note(_ number: Int?, for port: PublishedPort) {
        chosenPorts.withLock { $0[port] = number }
    }

    func chosenPort(for port: PublishedPort) -> Int? {
        chosenPorts.withLock { $0[port] }
    }

    /// Takes note that the pod itself ends the container.
    func stops(_ key: String) {
        runs.withLock { $0[key]?.isBeingStopped = true }
    }

    func isBeingStopped(_ key: String) -> Bool {
        runs.withLock { $0[key]?.isBeingStopped == true }
    }

    func outputEnded(_ key: String) {
        runs.withLock { $0[key]?.outputEnd }?.ring()
    }

    /// Takes note of the end of a run, waits until its output has been read, and hands out its last lines.
    ///
    /// A container is removed only after that, so what it wrote is not lost; a log from which nothing comes any more
    /// does not hold the pod up.
    func end(_ key: String) async -> [String] {
        var (bell, seen) = runs.withLock { ($0[key]?.outputEnd, $0[key]?.count) }
        while let outputEnd = bell {
            let hasEnded = try? await withTimeLimit(Self.patience) { await outputEnd.rung() }
            let count = runs.withLock { $0[key]?.count }
            if hasEnded == true || count == seen || Task.isCancelled { bell = nil }
            seen = count
        }
        return runs.withLock { $0[key]?.lines.lines ?? [] }
    }

    /// How long a log of a container that has ended may be silent before it counts as read.
    private static let patience = Duration.seconds(5)
}
