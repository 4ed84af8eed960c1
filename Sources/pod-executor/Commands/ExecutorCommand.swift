import ArgumentParser
import FoundationEssentials
import Glibc
import Logging
import PodConfiguration
import PodMesos
import PodTask
import UnixSignals

struct ExecutorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "executor",
        abstract:
            "Run the pod of a Mesos task; what is done without a subcommand where an agent has started the program.",
        shouldDisplay: false
    )

    @Option(name: [.customShort("f"), .long], help: "A Compose file of the pod; several are merged.")
    var file: [String] = []

    @Option(help: "The operator's configuration. Default: PODKIT_CONFIG, or \(OperatorConfiguration.defaultPath).")
    var config: String?

    func run() async throws {
        guard ExecutorEnvironment.isPresent else { throw CleanExit.helpRequest(PodExecutor.self) }
        let signals = await UnixSignalsSequence(trapping: .sigterm, .sigint, .sighup)
        signal(SIGPIPE, SIG_IGN)
        // First of all, because it takes the authentication token out of the environment.
        let environment = try Failures.usage { try ExecutorEnvironment.ofProcess() }
        let variables = ProcessInfo.processInfo.environment
        let configuration = Result { () throws(ConfigurationError) in
            try OperatorConfiguration.load(path: config, environment: variables)
        }
        var logger = Logger(label: "pod-executor") { PatientLogHandler(label: $0) }
        switch configuration {
        case .success(let configuration):
            logger.logLevel = Logger.Level(configuration.logLevel)
            for warning in configuration.warnings { logger.warning("\(warning)") }
        case .failure(let error): logger.error("\(error)")
        }
        let executor = PodTaskExecutor(
            environment: environment,
            variables: variables,
            configuration: configuration,
            files: file,
            logger: logger
        )
        let end: ExecutorEnd
        do {
            end = try await executor.run {
                for await _ in signals { break }
            }
        } catch {
            Failures.complain("\(error)")
            throw ExitCode(1)
        }
        for status in end.unacknowledged {
            logger.error("never acknowledged: \(status.state) of task \(status.taskID)")
        }
        throw ExitCode(end.exitCode)
    }
}
