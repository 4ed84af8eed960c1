import ArgumentParser
import PodDocker
import PodKit
import PodTerminal

struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Check whether pods can run on this host, and say what to do if not."
    )

    @Option(help: "Host ports to check, such as 31000-31010.")
    var ports: PortOffer?

    func run() async throws {
        let docker = try Failures.usage { try DockerClient(environment: ComposeOptions.environment) }
        let findings = await Doctor(docker: docker, ports: ports).examine()
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
}
