import PodHTTP

extension DockerClient {
    /// The API version spoken with the engine: the newest that both know. `GET /_ping`, at the first call,
    /// before each upload, and when the engine refuses the version.
    ///
    /// - Throws: ``DockerError/Code/unsupportedVersion``, ``DockerError/Code/unreachable``.
    public func apiVersion() async throws -> APIVersion {
        if let version = session.version { return version }
        return try await ping()
    }

    /// Asks whether the engine answers, and negotiates the API version anew. `GET /_ping`
    @discardableResult
    public func ping() async throws -> APIVersion {
        let route = Route(.get, "/_ping")
        let limits = HTTPTimeouts(connect: timeouts.connect, head: nil, total: timeouts.request)
        let engine = try await mapping(route) {
            try await session.http.withResponse(to: HTTPRequest(.get, route.path), timeouts: limits) { response in
                if let refusal = try await refusal(in: response, route) { throw refusal }
                _ = try await response.body.collect(upTo: 1 << 10)
                return response.header("Api-Version")
            }
        }
        guard let engine, let version = APIVersion(engine) else {
            let message = "what answers at \(endpoint) does not tell an API version: is it a Docker Engine?"
            throw DockerError(.protocolViolation, message, route: route.description)
        }
        let negotiated = try APIVersion.negotiated(engine: version, at: endpoint)
        session.version = negotiated
        return negotiated
    }
}
