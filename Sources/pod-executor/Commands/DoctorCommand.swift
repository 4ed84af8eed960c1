import ArgumentParser
import PodDocker
import PodKit

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
        let width = findings.map(\.subject.count).max() ?? 0
        for finding in findings {
            let grade =
                switch finding.grade {
                case .ok: "ok  "
                case .warning: "warn"
                case .failure: "FAIL"
                }
            print("\(grade)  \(finding.subject.padded(to: width))  \(finding.message)")
            if let remedy = finding.remedy { print("      \("".padded(to: width))  -> \(remedy)") }
        }
        if findings.contains(where: { $0.grade == .failure }) { throw ExitCode(1) }
    }
}

extension String {
    fileprivate func padded(to width: Int) -> String {
        self + String(repeating: " ", count: max(0, width - count))
    }
}
