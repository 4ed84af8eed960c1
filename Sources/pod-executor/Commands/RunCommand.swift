import ArgumentParser
import Glibc
import Logging
import OrderedCollections
import PodCompose
import PodConfiguration
import PodDocker
import PodKit
import PodTask
import PodTerminal
import SystemPackage
import UnixSignals

struct RunCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Run the services as a pod, here and in the foreground.",
        discussion: """
            The exit status is 0 if the pod finished, 1 if it failed, 2 for bad usage or a bad file, and 129, 130, 131 \
            or 143 after SIGHUP, Ctrl-C, SIGQUIT or SIGTERM. A second Ctrl-C kills the pod. Nothing of it is left \
            behind. SIGUSR1 switches debug logging on and off.
            """
    )

    enum EventFormat: String, ExpressibleByArgument, CaseIterable { case json }

    @OptionGroup var compose: ComposeOptions
    @OptionGroup var placement: PlacementOptions
    @OptionGroup var configuration: ConfigurationOptions
    @OptionGroup var operation: RunSettings

    @Option(help: "What the pod as a whole may use, in bytes: 512m.")
    var memory: ByteCount?

    @Option(help: "How many processes and threads the pod as a whole may have.")
    var pids: Int?

    @Option(help: "Print each step as a JSON object on a line of standard output.")
    var events: EventFormat?

    @Flag(name: .shortAndLong, help: "Log what is done and chosen, on standard error.")
    var verbose = false

    func validate() throws {
        if let pids, pids < 1 { throw ValidationError("--pids must be a number above 0") }
    }

    func run() async throws {
        // Before anything else, so that no signal finds the program unprepared.
        let signals = await ProcessSignals.take()
        defer { ProgramLog.standard.flush(within: .seconds(2)) }
        let settings = try configuration.load(placement.settings + operation.settings)
        let project = try compose.load()
        let docker = try settings.engine()
        var place = try Failures.usage { try placement.placement(of: project, settings) }
        place.limits.memory = memory?.bytes
        place.limits.pids = pids
        let options = RunOptions(settings)
        let console = Console()
        let services = Array(project.services.keys)
        let control = PodControl()
        let runner = PodRunner(
            docker: docker,
            stateDirectory: StateDirectory(settings),
            credentials: try credentials(settings),
            logger: logger(settings)
        )
        let observer: any PodObserver =
            events == .json
            ? JSONObserver(console: console, services: services)
            : ConsoleObserver(console: console, services: services)
        let (result, signalled) = await stopped(by: signals, control, console) {
            await runner.run(project, at: place, options: options, control: control, observers: [observer])
        }
        try await conclude(result, signalled, console)
    }

    /// Passwords for registries, from the operator's or the user's Docker configuration.
    private func credentials(_ settings: OperatorConfiguration) throws -> CredentialSource {
        let environment = settings.engineEnvironment
        let configuration = try Failures.usage { try DockerConfiguration.load(environment: environment) }
        return { try await configuration.credentials(for: $0, environment: environment) }
    }

    private func logger(_ settings: OperatorConfiguration) -> Logger {
        var logger = Logger(label: "pod-executor") { ProgramLogHandler(label: $0) }
        let isSet = ConfigurationKey.named("log-level").map { settings.origin(of: $0) != .standard } ?? false
        logger.logLevel = verbose ? .debug : isSet ? Logger.Level(settings.logLevel) : .warning
        return logger
    }

    /// Runs the pod and passes signals on to it.
    ///
    /// - Returns: the first signal, if there was one.
    private func stopped(
        by signals: UnixSignalsSequence,
        _ control: PodControl,
        _ console: Console,
        _ body: () async -> PodResult
    ) async -> (PodResult, UnixSignal?) {
        let first = FirstSignal()
        return await withDiscardingTaskGroup { group in
            group.addTask {
                var interrupts = 0
                for await signal in signals {
                    if signal == .sigusr1 {
                        let isOn = ProgramLog.standard.toggleDebugging()
                        await console.print("debug logging is \(isOn ? "on" : "off")", to: .standardError)
                        continue
                    }
                    await first.note(signal)
                    if signal == .sigint { interrupts += 1 }
                    if interrupts > 1 { control.kill() } else { control.stop() }
                }
            }
            let result = await body()
            group.cancelAll()
            return (result, await first.signal)
        }
    }

    /// The last line, and the exit status.
    private func conclude(_ result: PodResult, _ signalled: UnixSignal?, _ console: Console) async throws {
        for item in result.leftBehind {
            await console.print("error: left behind: \(item)", to: .standardError)
        }
        switch result.outcome {
        case .finished:
            if !result.leftBehind.isEmpty { throw ExitCode(1) }
        case .failed(let failure):
            for line in failure.exit?.lastLines ?? [] { await console.print("  \(line)", to: .standardError) }
            await console.print("error: \(failure)", to: .standardError)
            throw failure.kind == .invalid ? Failures.badInput : ExitCode(1)
        case .stopped:
            switch signalled {
            case .sigint: throw ExitCode(130)
            case .sigquit: throw ExitCode(131)
            case .sigterm: throw ExitCode(143)
            case .sighup: throw ExitCode(129)
            default: throw ExitCode(1)
            }
        }
    }
}

/// The signal that decides the exit status.
private actor FirstSignal {
    private(set) var signal: UnixSignal?

    func note(_ signal: UnixSignal) { self.signal = self.signal ?? signal }
}
