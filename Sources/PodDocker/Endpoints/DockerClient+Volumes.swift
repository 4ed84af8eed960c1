import PodHTTP

extension DockerClient {
    /// Creates a volume, or returns the one of that name if its driver is the same. `POST /volumes/create`
    @discardableResult
    public func createVolume(_ request: VolumeCreateRequest) async throws -> VolumeInspect {
        try await call(Route(.post, "/volumes/create"), json: request, returning: VolumeInspect.self)
    }

    /// Describes a volume. `GET /volumes/{name}`
    public func inspectVolume(_ name: String) async throws -> VolumeInspect {
        try await call(Route(.get, "/volumes/\(Route.escape(name))"), returning: VolumeInspect.self)
    }

    /// Lists volumes, by filters such as `label`, `name`, `dangling`. `GET /volumes`
    public func listVolumes(filters: Filters = Filters()) async throws -> [VolumeInspect] {
        var route = Route(.get, "/volumes")
        route.add("filters", try filters.encoded)
        return try await call(route, returning: VolumeList.self).volumes ?? []
    }

    /// Removes a volume. `DELETE /volumes/{name}`
    ///
    /// - Throws: ``DockerError/Code/conflict`` if a container uses it.
    public func removeVolume(_ name: String, force: Bool = false) async throws {
        var route = Route(.delete, "/volumes/\(Route.escape(name))")
        route.add("force", force)
        try await call(route)
    }
}

/// The answer of `GET /volumes`.
private struct VolumeList: Decodable {
    var volumes: [VolumeInspect]?

    enum CodingKeys: String, CodingKey {
        case volumes = "Volumes"
    }
}
