import ArgumentParser
import Glibc
import PodConfiguration
import PodDocker
import PodKit
import PodTerminal

struct StatsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stats",
        abstract: "Show what a running pod uses: cpu, memory, processes, disk, for the pod and each container.",
        discussion: """
            On a terminal the table is drawn anew every interval and whenever a container starts or ends, until the pod \
            has ended. Elsewhere it is printed once. With --format json each reading is an object on a line of its own.
            """
    )

    enum Format: String, ExpressibleByArgument, CaseIterable { case table, json }

    @Argument(
        help: "The pod's name.",
        completion: .shellCommand(#"docker ps --format '{{.Label "podkit.pod"}}' | sort -u"#)
    )
    var pod: String

    @OptionGroup var configuration: ConfigurationOptions

    @Option(help: "table or json.")
    var format: Format = .table

    @Flag(help: "Read once and end.")
    var noStream = false

    @Option(help: "How long from one reading to the next.")
    var interval = TimeSpan(.seconds(1))

    func validate() throws {
        if interval.duration < .milliseconds(100) { throw ValidationError("--interval must be at least 0.1 s") }
    }

    func run() async throws {
        signal(SIGPIPE, SIG_DFL)
        let docker = try configuration.load().engine()
        do {
            try await show(docker)
        } catch let exit as ExitCode {
            throw exit
        } catch {
            Failures.complain((error as? DockerError)?.message ?? "\(error)")
            throw ExitCode(1)
        }
    }

    private func show(_ docker: DockerClient) async throws {
        var reader = try PodUsageReader(docker: docker, podID: pod)
        guard var last = try await reader.read() else { throw try await notFound(docker) }
        let console = Console()
        let isLive = !noStream && (format == .json || Console.isTerminal)
        let (wakeUps, waker) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        try await withThrowingDiscardingTaskGroup { group in
            defer { group.cancelAll() }
            // One reading has no rate: of cpu time there is one only between two.
            let interval = isLive ? interval.duration : min(interval.duration, .milliseconds(500))
            group.addTask {
                // The sleep throws when the last reading has been shown.
                while (try? await Task.sleep(for: interval)) != nil { waker.yield() }
            }
            if isLive { group.addTask { await watch(docker, waker) } }
            for await _ in wakeUps {
                guard let usage = try await reader.read() else { break }
                // Events may come in quick succession, and a rate over next to no time says nothing.
                let isRate = usage.time - last.time > .milliseconds(90)
                await print(usage, since: last, on: console, isLive: isLive)
                if isRate { last = usage }
                if !isLive { break }
            }
        }
    }

    /// A reading for each container that starts or ends, without which one more would come with the next tick only.
    private func watch(_ docker: DockerClient, _ waker: AsyncStream<Void>.Continuation) async {
        let filters = Filters(["type": ["container"], "label": ["\(PodLabel.pod)=\(pod)"], "event": ["start", "die"]])
        // Without events the ticks go on.
        try? await docker.withEvents(filters: filters) { events in
            for try await _ in events { waker.yield() }
        }
    }

    private func print(_ usage: PodUsage, since last: PodUsage, on console: Console, isLive: Bool) async {
        switch format {
        case .json: if let line = StatsLine(usage, since: last).json { await console.print(line) }
        case .table:
            let lines = StatsTable(usage, since: last).lines
            if isLive { await console.show(status: lines) } else { await console.print(lines.joined(separator: "\n")) }
        }
    }

    private func notFound(_ docker: DockerClient) async throws -> ExitCode {
        let pods = try await RunningPod.all(on: docker).filter { $0.containers.contains(where: \.isRunning) }.map(\.id)
        let others = pods.isEmpty ? "none runs" : "running: \(pods.joined(separator: ", "))"
        Failures.complain("no container of a pod \(pod) runs on the engine (\(others))")
        return ExitCode(1)
    }
}
