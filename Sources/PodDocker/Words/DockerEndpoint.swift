import PodHTTP

/// Where a Docker Engine listens.
public enum DockerEndpoint: Hashable, Sendable {
    /// A unix socket by its path.
    case unix(path: String)
    /// A TCP port without TLS.
    case tcp(host: String, port: Int)

    /// The socket of an engine that runs as root: `/var/run/docker.sock`.
    public static let standard = DockerEndpoint.unix(path: "/var/run/docker.sock")

    /// The endpoint that `DOCKER_HOST` names, or the standard one.
    ///
    /// - Throws: ``DockerError/Code/invalidConfiguration`` for a value that cannot be used, and for
    ///   `DOCKER_TLS_VERIFY`, because TLS is not supported.
    public init(environment: [String: String]) throws(DockerError) {
        guard let host = environment["DOCKER_HOST"], !host.isEmpty else {
            self = .standard
            return
        }
        try self.init(parsing: host)
        if case .tcp = self, let verify = environment["DOCKER_TLS_VERIFY"], !verify.isEmpty {
            let message = "DOCKER_TLS_VERIFY is set, and TLS to the engine is not supported: use its unix socket"
            throw DockerError(.invalidConfiguration, message)
        }
    }

    /// Reads `unix:///path`, or `tcp://host:port` (port 2375 if there is none).
    ///
    /// - Throws: ``DockerError/Code/invalidConfiguration``.
    public init(parsing text: String) throws(DockerError) {
        if text.hasPrefix("unix://") {
            let path = String(text.dropFirst("unix://".count))
            guard path.hasPrefix("/") else { throw Self.invalid(text, "the socket's path must be absolute") }
            guard path.utf8.count <= HTTPEndpoint.longestUnixPath else {
                throw Self.invalid(text, "a socket's path has at most \(HTTPEndpoint.longestUnixPath) bytes")
            }
            self = .unix(path: path)
        } else if text.hasPrefix("tcp://") {
            self = try Self.tcp(text)
        } else {
            throw Self.invalid(text, "it must begin with unix:// or tcp://")
        }
    }

    private static func tcp(_ text: String) throws(DockerError) -> DockerEndpoint {
        var rest = text.dropFirst("tcp://".count)
        if rest.last == "/" { rest.removeLast() }
        var host = rest
        var port: Substring?
        if rest.first == "[" {
            guard let end = rest.firstIndex(of: "]") else { throw invalid(text, "the bracket is not closed") }
            host = rest[rest.index(after: rest.startIndex)..<end]
            let after = rest[rest.index(after: end)...]
            guard after.isEmpty || after.first == ":" else { throw invalid(text, "a port must follow the address") }
            port = after.isEmpty ? nil : after.dropFirst()
        } else if let colon = rest.firstIndex(of: ":") {
            host = rest[..<colon]
            port = rest[rest.index(after: colon)...]
        }
        guard !host.isEmpty, !host.contains("/") else { throw invalid(text, "it names no host") }
        guard let port else { return .tcp(host: String(host), port: 2375) }
        guard let number = Int(port), (1...65_535).contains(number) else {
            throw invalid(text, "the port must be a number from 1 to 65535")
        }
        return .tcp(host: String(host), port: number)
    }

    private static func invalid(_ text: String, _ reason: String) -> DockerError {
        DockerError(.invalidConfiguration, "DOCKER_HOST \"\(text)\" cannot be used: \(reason)")
    }

    var http: HTTPEndpoint {
        switch self {
        case .unix(let path): .unix(path: path)
        case .tcp(let host, let port): .tcp(host: host, port: port)
        }
    }
}

extension DockerEndpoint: CustomStringConvertible {
    /// The form that `DOCKER_HOST` has.
    public var description: String { http.description }
}
