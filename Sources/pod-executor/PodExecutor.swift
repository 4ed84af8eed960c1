import ArgumentParser
import Glibc
import PodTerminal

@main
struct PodExecutor: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pod-executor",
        abstract: "Runs a set of Compose services as one pod.",
        subcommands: [
            RunCommand.self, PlanCommand.self, ConfigCommand.self, StatsCommand.self, DoctorCommand.self,
            ExecutorCommand.self,
        ],
        defaultSubcommand: ExecutorCommand.self
    )

    /// Runs the command that the arguments name; bad usage ends with status 2, as a bad file does.
    static func main() async {
        do {
            var command = try parseAsRoot()
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch {
            let status = exitCode(for: error)
            guard status == .validationFailure else { exit(withError: error) }
            Console.say(fullMessage(for: error))
            Glibc.exit(Failures.badInput.rawValue)
        }
    }
}
