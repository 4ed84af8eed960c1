import ArgumentParser

@main
struct PodExecutor: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pod-executor",
        abstract: "Runs a set of Compose services as one pod.",
        subcommands: [RunCommand.self, PlanCommand.self, ConfigCommand.self, DoctorCommand.self]
    )
}
