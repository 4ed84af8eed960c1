import PodHTTP

extension DockerClient {
    /// Prepares a command in a running container. `POST /containers/{id}/exec`
    ///
    /// - Returns: the command's id.
    public func createExec(in id: String, _ request: ExecCreateRequest) async throws -> String {
        try await call(container(.post, id, "exec"), json: request, returning: ExecCreated.self).id
    }

    /// Starts a prepared command and hands its streams to `body`. `POST /exec/{id}/start`
    ///
    /// - Parameter tty: whether it was prepared with a terminal.
    public func withExec<Result>(
        _ exec: String,
        tty: Bool = false,
        _ body: (AttachedStreams) async throws -> Result
    ) async throws -> Result {
        let route = Route(.post, "/exec/\(Route.escape(exec))/start")
        let request = HTTPRequest.Body.bytes(try DockerJSON.body(ExecStart(detach: false, tty: tty)))
        return try await upgrade(route, body: request, headers: Self.jsonHeaders) { _, bytes, duplex in
            let output = LogStream(bytes: bytes, isRaw: tty)
            return try await body(
                AttachedStreams(output: output, duplex: duplex, route: route.description, endpoint: endpoint)
            )
        }
    }

    /// Starts a prepared command and leaves it alone. `POST /exec/{id}/start`
    public func startExecDetached(_ exec: String, tty: Bool = false) async throws {
        try await call(Route(.post, "/exec/\(Route.escape(exec))/start"), json: ExecStart(detach: true, tty: tty))
    }

    /// Describes a command: whether it runs, its exit code. `GET /exec/{id}/json`
    public func inspectExec(_ exec: String) async throws -> ExecInspect {
        try await call(Route(.get, "/exec/\(Route.escape(exec))/json"), returning: ExecInspect.self)
    }
}

/// The answer of `POST /containers/{id}/exec`.
private struct ExecCreated: Decodable {
    var id: String

    enum CodingKeys: String, CodingKey {
        case id = "Id"
    }
}

/// The body of `POST /exec/{id}/start`.
private struct ExecStart: Encodable {
    var detach: Bool
    var tty: Bool

    enum CodingKeys: String, CodingKey {
        case detach = "Detach"
        case tty = "Tty"
    }
}
