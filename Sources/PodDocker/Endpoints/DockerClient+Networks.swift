import PodHTTP

extension DockerClient {
    /// Creates a network. `POST /networks/create`
    ///
    /// - Throws: ``DockerError/Code/conflict`` if the name is taken.
    @discardableResult
    public func createNetwork(_ request: NetworkCreateRequest) async throws -> NetworkCreated {
        try await call(Route(.post, "/networks/create"), json: request, returning: NetworkCreated.self)
    }

    /// Describes a network. `GET /networks/{id}`
    public func inspectNetwork(_ name: String) async throws -> NetworkInspect {
        try await call(Route(.get, "/networks/\(Route.escape(name))"), returning: NetworkInspect.self)
    }

    /// Lists networks, by filters such as `label`, `name`, `driver`. `GET /networks`
    public func listNetworks(filters: Filters = Filters()) async throws -> [NetworkInspect] {
        var route = Route(.get, "/networks")
        route.add("filters", try filters.encoded)
        return try await call(route, returning: [NetworkInspect].self)
    }

    /// Puts a container in a network. `POST /networks/{id}/connect`
    public func connectNetwork(_ network: String, container: String, settings: EndpointSettings? = nil) async throws {
        let request = NetworkConnection(container: container, settings: settings)
        try await call(Route(.post, "/networks/\(Route.escape(network))/connect"), json: request)
    }

    /// Takes a container out of a network. `POST /networks/{id}/disconnect`
    public func disconnectNetwork(_ network: String, container: String, force: Bool = false) async throws {
        let request = NetworkConnection(container: container, force: force)
        try await call(Route(.post, "/networks/\(Route.escape(network))/disconnect"), json: request)
    }

    /// Removes a network. `DELETE /networks/{id}`
    public func removeNetwork(_ name: String) async throws {
        try await call(Route(.delete, "/networks/\(Route.escape(name))"))
    }
}

/// The body of `POST /networks/{id}/connect` and `/disconnect`.
private struct NetworkConnection: Encodable {
    var container: String
    var settings: EndpointSettings?
    var force: Bool?

    enum CodingKeys: String, CodingKey {
        case container = "Container"
        case settings = "EndpointConfig"
        case force = "Force"
    }
}
