import PodCompose
import PodTerminal

extension ComposeOptions {
    /// The environment of this process.
    static var environment: [String: String] { LoadOptions.forThisProcess().environment }

    /// Loads the project and says what there is to warn about; ends the program with status 2 if a file is at fault.
    func load() throws -> Project {
        let result = try Failures.usage { try Project.load(loadOptions()) }
        for warning in result.warnings { Console.say("warning: \(warning)") }
        return result.project
    }
}
