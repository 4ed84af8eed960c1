import ArgumentParser
import PodCompose
import PodConfiguration
import PodKit
import PodTerminal

struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Check whether pods can run on this host, and say what to do if not."
    )

    @OptionGroup var options: ConfigurationOptions

    @Option(help: "Host ports to check, such as 31000-31010.")
    var ports: PortOffer?

    func run() async throws {
        let (configuration, finding) = examineConfiguration()
        let docker = try configuration.engine()
        let findings = [finding] + (await Doctor(docker: docker, ports: ports).examine())
        var table = Table()
        for finding in findings {
            let grade =
                switch finding.grade {
                case .ok: "ok"
                case .warning: "warn"
                case .failure: "FAIL"
                }
            table.add([grade, finding.subject, finding.message])
            if let remedy = finding.remedy { table.add(["", "", "-> \(remedy)"]) }
        }
        print(table.text(), terminator: "")
        if findings.contains(where: { $0.grade == .failure }) { throw ExitCode(1) }
    }

    /// What holds, and whether it is as it should be.
    private func examineConfiguration() -> (OperatorConfiguration, Finding) {
        let environment = ComposeOptions.environment
        let file = OperatorConfiguration.path(options.config, environment: environment)
        do {
            var configuration = try OperatorConfiguration.load(path: options.config, environment: environment)
            if let host = options.dockerHost { configuration.dockerHost = host }
            guard configuration.warnings.isEmpty else {
                let text = configuration.warnings.joined(separator: "; ")
                return (configuration, Finding("configuration", .warning, text, remedy: "correct the variables"))
            }
            let text = DiskFiles().kind(of: file) == nil ? "none is at \(file)" : file
            return (configuration, Finding("configuration", .ok, text))
        } catch {
            var configuration = OperatorConfiguration()
            configuration.dockerHost = options.dockerHost
            let remedy = "correct it: tasks that run here end with TASK_ERROR"
            return (configuration, Finding("configuration", .failure, "\(error)", remedy: remedy))
        }
    }
}
