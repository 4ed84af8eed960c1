import FoundationEssentials
import PodCompose
import PodConfiguration
import PodMesos
import SystemPackage

/// Where the Compose files of a task come from, the first that says so: the executor's command, a label of the task
/// (`podkit.files`, or `fileName`), `TaskInfo.data`, `COMPOSE_FILE`, and the usual names in the sandbox.
struct TaskFiles: Sendable {
    /// Labels that name files, separated by commas.
    static let labels = ["podkit.files", "fileName"]
    static let profileLabel = "podkit.profiles"
    /// What an inline Compose file is called in the sandbox.
    static let inlineName = "podkit-inline.yaml"

    let task: TaskInfo
    /// The sandbox as this process sees it.
    let sandbox: String
    /// The files of the executor's command.
    let arguments: [String]

    /// The service that the task's checks mean, if a label says so.
    var checkService: String? { names(in: ["podkit.check-service"]).first }

    /// What to load; an inline file is written into the sandbox first.
    ///
    /// - Throws: ``ConfigurationError``
    func options(environment: [String: String]) throws(ConfigurationError) -> LoadOptions {
        var options = LoadOptions(environment: environment, currentDirectory: sandbox)
        options.profiles = names(in: [Self.profileLabel])
        options.files = arguments
        if options.files.isEmpty { options.files = names(in: Self.labels) }
        let data = try TaskData(task.data)
        if let data {
            for (path, text) in data.files { try write(text, to: path) }
            if options.profiles.isEmpty { options.profiles = data.profiles }
            if options.files.isEmpty, let compose = data.compose {
                try write(compose, to: Self.inlineName)
                options.files = [Self.inlineName]
            }
        }
        if options.files.isEmpty, environment["COMPOSE_FILE"]?.isEmpty ?? true {
            // The loader would search the agent's own directories as well.
            options.files = try filesInSandbox()
        }
        return options
    }

    private func names(in labels: [String]) -> [String] {
        for name in labels {
            guard let label = task.labels?.labels.first(where: { $0.isNamed(name) }) else { continue }
            let names = (label.value ?? "").split(separator: ",").map { String($0).trimmingBlanks }.filter {
                !$0.isEmpty
            }
            if !names.isEmpty { return names }
        }
        return []
    }

    /// The usual names in the sandbox, or in the only directory of it that has one, as an archive may have.
    private func filesInSandbox() throws(ConfigurationError) -> [String] {
        if let here = ProjectDiscovery.files(in: sandbox) { return here }
        let entries = ((try? FileManager.default.contentsOfDirectory(atPath: sandbox)) ?? []).sorted()
        let found = entries.compactMap { ProjectDiscovery.files(in: "\(sandbox)/\($0)") }
        guard found.count <= 1 else {
            throw ConfigurationError(
                "several directories of the sandbox have a Compose file: \(found.compactMap(\.first).joined(separator: ", ")); "
                    + "name one by the label podkit.files"
            )
        }
        guard let only = found.first else {
            throw ConfigurationError(
                "the task has no Compose file: none of \(ProjectDiscovery.fileNames.joined(separator: ", ")) is in the "
                    + "sandbox, and neither -f, the label podkit.files, TaskInfo.data nor COMPOSE_FILE names one"
            )
        }
        return only
    }

    private func write(_ text: String, to path: String) throws(ConfigurationError) {
        do {
            try SandboxDirectory(FilePath(sandbox)).write(text.utf8, to: path)
        } catch {
            throw ConfigurationError("\(path) cannot be written into the sandbox: \(error)")
        }
    }
}
