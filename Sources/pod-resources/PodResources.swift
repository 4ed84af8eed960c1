import ArgumentParser
import Glibc
import PodCompose
import PodConfiguration
import PodTerminal

/// Adds up what the services of a Compose file ask for, because to Mesos a pod is one task.
@main
struct PodResources: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pod-resources",
        abstract: "Add up what a Compose file asks of the cluster.",
        discussion: """
            CPUs, memory, disk, GPUs, processes and published ports of all services of the active profiles, times \
            their replicas, with the pod's own overhead. Sums are exact; figures for Mesos are rounded once, up: CPUs \
            to three decimals, memory and disk to megabytes of 1024 x 1024 bytes.

            Exit status: 0 if all is well, 2 for bad usage or a bad file, 3 if --fits or --check-task finds that \
            something is missing.
            """
    )

    @Argument(
        help: "Compose files, - for standard input; several are merged. Default: compose.yaml and its like.",
        completion: .file()
    )
    var files: [String] = []

    @Option(
        name: [.customShort("f"), .long],
        help: ArgumentHelp("A Compose file, as if it were an argument.", valueName: "file"),
        completion: .file()
    )
    var file: [String] = []

    @Option(
        name: [.customShort("p"), .long],
        help: ArgumentHelp("The name of the project.", valueName: "name")
    )
    var projectName: String?

    @Option(help: "A profile to enable, * for all.")
    var profile: [String] = []

    @Option(
        help: ArgumentHelp(
            "A file with variables. Default: .env in the directory of the project.",
            valueName: "file"
        ),
        completion: .file()
    )
    var envFile: [String] = []

    @Option(
        help: ArgumentHelp(
            "The directory of the project. Default: that of the first file.",
            valueName: "directory"
        ),
        completion: .directory
    )
    var projectDirectory: String?

    @Option(help: "What to print: table, json, or a fragment for marathon, aurora or mesos.")
    var format: ResourceOutput?

    @Option(
        help: ArgumentHelp(
            "Print this Marathon app, - for standard input, with the figures filled in.",
            valueName: "app.json"
        ),
        completion: .file()
    )
    var marathon: String?

    @Option(
        name: .customLong("fetch-uri"),
        help: ArgumentHelp(
            "Where the agents fetch a Compose file or an archive of them. Default: the path of the file here.",
            valueName: "uri"
        )
    )
    var fetchURI: [String] = []

    @Option(
        help: ArgumentHelp(
            "Does the pod fit these resources? For example 'cpus:4;mem:8192;ports:[31000-31005]'.",
            valueName: "resources"
        )
    )
    var fits: String?

    @Option(
        help: ArgumentHelp(
            "Are the figures of this Marathon app or Mesos TaskInfo enough?",
            valueName: "file"
        ),
        completion: .file()
    )
    var checkTask: String?

    @Option(
        name: .customLong("default-cpus"),
        help: ArgumentHelp("CPUs for each container of a service that asks for none.", valueName: "cpus")
    )
    var defaultCPUs: String?

    @Option(
        help: ArgumentHelp("Memory for each container of a service that asks for none, such as 64m.", valueName: "size")
    )
    var defaultMem: String?

    @Flag(help: "Refuse services that ask for no CPU or no memory.")
    var strict = false

    @Option(
        name: .customLong("overhead-cpus"),
        help: ArgumentHelp(
            "CPUs for the executor and the infra container. Default: \(PodOverhead.measured.cpus).",
            valueName: "cpus"
        )
    )
    var overheadCPUs: String?

    @Option(
        help: ArgumentHelp(
            "Memory for the executor and the infra container. Default: \(PodOverhead.measured.memory >> 20)m.",
            valueName: "size"
        )
    )
    var overheadMem: String?

    @Flag(help: "Do not add services that have completed before others start to those: print the largest sum.")
    var peak = false

    @Option(
        help: ArgumentHelp(
            "The operator's configuration. Default: PODKIT_CONFIG, or \(OperatorConfiguration.defaultPath).",
            valueName: "file"
        ),
        completion: .file()
    )
    var config: String?

    /// Runs the command that the arguments name; bad usage is one line and status 2, as a bad file is.
    static func main() {
        do {
            var command = try parseAsRoot()
            try command.run()
        } catch {
            guard exitCode(for: error) == .validationFailure else { exit(withError: error) }
            Console.say("error: \(message(for: error)) (see pod-resources --help)")
            Glibc.exit(2)
        }
    }

    func validate() throws {
        let actions =
            [marathon != nil ? "--marathon" : nil, fits != nil ? "--fits" : nil]
            + [checkTask != nil ? "--check-task" : nil]
        let given = actions.compactMap { $0 }
        if given.count > 1 { throw ValidationError("\(given[0]) and \(given[1]) exclude each other") }
        guard let action = given.first, let format else { return }
        let formats: [ResourceOutput] = marathon != nil ? [.marathon] : [.table, .json]
        if !formats.contains(format) {
            throw ValidationError("\(action) does not print the format \(format.rawValue)")
        }
    }
}
