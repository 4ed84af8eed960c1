import PodHTTP

/// One way to an agent.
package enum AgentEndpoint: Hashable, Sendable, CustomStringConvertible {
    /// Its unix socket, by a path that fits into a socket's address.
    case unix(path: String)
    /// Its TCP port.
    case tcp(host: String, port: Int)

    /// The ways to try, the preferred one first.
    ///
    /// - Parameter currentDirectory: an absolute path; a socket with a long path is reached relative to it.
    package static func candidates(
        for environment: ExecutorEnvironment,
        currentDirectory: String
    ) -> [AgentEndpoint] {
        let tcp = AgentEndpoint.tcp(host: environment.agentPID.host, port: environment.agentPID.port)
        guard let socket = environment.domainSocket else { return [tcp] }
        let path = [socket, relative(socket, to: currentDirectory)].first {
            $0.utf8.count <= HTTPEndpoint.longestUnixPath
        }
        return (path.map { [.unix(path: $0)] } ?? []) + [tcp]
    }

    private static func relative(_ path: String, to directory: String) -> String {
        let target = path.split(separator: "/")
        let start = directory.split(separator: "/")
        let common = zip(target, start).prefix { $0 == $1 }.count
        return (Array(repeating: "..", count: start.count - common) + target[common...]).joined(separator: "/")
    }

    /// Where to look: a path, or a host and its port.
    package var description: String {
        switch self {
        case .unix(let path): path
        case .tcp(let host, let port): "\(host.contains(":") ? "[\(host)]" : host):\(port)"
        }
    }

    var http: HTTPEndpoint {
        switch self {
        case .unix(let path): .unix(path: path)
        case .tcp(let host, let port): .tcp(host: host, port: port)
        }
    }
}
