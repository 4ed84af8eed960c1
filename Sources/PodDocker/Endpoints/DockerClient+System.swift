import PodHTTP

extension DockerClient {
    /// The engine's version. `GET /version`
    public func version() async throws -> SystemVersion {
        try await call(Route(.get, "/version"), returning: SystemVersion.self)
    }

    /// The engine and its host. `GET /info`
    public func info() async throws -> SystemInfo {
        try await call(Route(.get, "/info"), returning: SystemInfo.self)
    }
}
