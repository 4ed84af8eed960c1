import ArgumentParser
import PodConfiguration
import PodTask

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
        guard PodTaskExecutor.isStartedByAgent else { throw CleanExit.helpRequest(PodExecutor.self) }
        throw ExitCode(await PodTaskExecutor.runProcess(files: file, configuration: config))
    }
}
