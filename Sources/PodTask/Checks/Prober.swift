import Glibc
import Logging
import PodDocker
import PodKit
import PodMesos

/// Looks at a running pod as a task's `health_check` or `check` asks for it.
struct Prober: Sendable {
    let docker: DockerClient
    let podID: String
    let ports: [PublishedPort]
    /// The service that commands run in and whose ports are meant, as the task's label `podkit.check-service` says it;
    /// `nil` for the first of the file.
    let service: String?
    /// In which order the file has the services.
    let services: [String]
    let logger: Logger

    /// The status of a page, after at most ten redirections on the same port.
    func status(scheme: String?, port: UInt32, path: String?, isIPv6: Bool, within limit: Duration) async throws -> Int
    {
        guard let scheme = CheckScheme(rawValue: scheme ?? "http") else {
            throw ProbeFault("\(scheme ?? "") is no scheme of HTTP")
        }
        var path = path.flatMap { $0.isEmpty ? nil : $0 } ?? "/"
        let place = try await place(of: Int(port), isIPv6)
        let host = "\(isIPv6 ? "[::1]" : "127.0.0.1"):\(port)"
        for _ in 0...10 {
            let descriptor = try await place.connect(within: limit)
            let answer = try await Page.get(path, scheme, host: host, over: descriptor)
            guard (300..<400).contains(answer.status), let next = answer.location else { return answer.status }
            if next.hasPrefix("/") {
                path = next
            } else if next.hasPrefix("\(scheme)://\(host)/") {
                path = String(next.dropFirst("\(scheme)://\(host)".count))
            } else {
                return answer.status
            }
        }
        throw ProbeFault("too many redirections")
    }

    /// Connects to a port.
    func connect(port: UInt32, isIPv6: Bool, within limit: Duration) async throws {
        close(try await place(of: Int(port), isIPv6).connect(within: limit))
    }

    /// Runs a command in a service's container.
    ///
    /// - Returns: its exit status, and the last line that it printed.
    func run(
        _ command: CommandInfo,
        with probe: CommandProbe,
        within limit: Duration
    ) async throws -> (status: Int, output: String) {
        try await probe.run(command, within: limit) { try await container(in: locate()).id }
    }

    // MARK: Where

    /// Asked each time: a service that has restarted may be in another container.
    func locate() async throws -> PodLocation {
        try await PodLocation.find(podID, ports: ports, docker: docker)
    }

    private func container(in location: PodLocation) throws(ProbeFault) -> RunningPod.Container {
        guard let name = service ?? services.first else { throw ProbeFault("the pod has no service") }
        guard let found = location.container(of: name) else {
            throw ProbeFault("there is no container of service \(name)")
        }
        guard found.isRunning else { throw ProbeFault("service \(name) does not run") }
        return found
    }

    /// A port of the host that the pod publishes stands for the port that it leads to.
    private func place(of port: Int, _ isIPv6: Bool) async throws -> ProbePlace {
        let location = try await locate()
        let published = ports.first { $0.hostPort == port }
        let named = published.flatMap { location.container(of: $0.service) }
        let container = try await docker.inspectContainer(named?.id ?? container(in: location).id)
        // A container that joins another's namespace is described there.
        var settings = container.networkSettings
        if let mode = container.hostConfig?.networkMode, mode.hasPrefix("container:") {
            settings = try await docker.inspectContainer(String(mode.dropFirst("container:".count))).networkSettings
        }
        let addresses = (settings?.networks ?? [:]).values.compactMap { isIPv6 ? $0.globalIPv6Address : $0.ipAddress }
        return ProbePlace(
            namespace: settings?.sandboxKey.flatMap { $0.isEmpty ? nil : $0 },
            address: container.hostConfig?.networkMode == "host" ? "127.0.0.1" : addresses.first { !$0.isEmpty },
            port: published?.containerPort ?? port,
            isIPv6: isIPv6
        )
    }
}
