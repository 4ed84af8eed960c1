import ArgumentParser
import PodCompose

/// Which Compose files make up the project, and in which surroundings: the options of every command that reads them.
struct ComposeOptions: ParsableArguments {
    @Option(
        name: [.customShort("f"), .long],
        help: "A Compose file, - for standard input; several are merged. Default: compose.yaml and its like."
    )
    var file: [String] = []

    @Option(name: [.customShort("p"), .long], help: "The name of the project.")
    var projectName: String?

    @Option(name: .long, help: "A profile to enable, * for all.")
    var profile: [String] = []

    @Option(name: .long, help: "A file with variables. Default: .env in the directory of the project.")
    var envFile: [String] = []

    @Option(name: .long, help: "The directory of the project. Default: that of the first Compose file.")
    var projectDirectory: String?

    @Flag(name: .long, help: "Keep networks, volumes, secrets, configs and models that no service uses.")
    var allResources = false

    /// What to load, in the surroundings of this process.
    func loadOptions() -> LoadOptions {
        var options = LoadOptions.forThisProcess(files: file)
        options.projectName = projectName
        options.profiles = profile
        options.envFiles = envFile
        options.projectDirectory = projectDirectory
        options.keepsUnusedResources = allResources
        return options
    }
}
