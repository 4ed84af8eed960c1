import PodHTTP

extension DockerClient {
    /// Creates a container. `POST /containers/create`
    ///
    /// - Parameter platform: `os[/arch[/variant]]` of the image to take, if several are there (API 1.41).
    /// - Throws: ``DockerError/Code/notFound`` if the image is missing, ``DockerError/Code/conflict`` if the name is
    ///   taken.
    @discardableResult
    public func createContainer(
        _ request: ContainerCreateRequest,
        name: String? = nil,
        platform: String? = nil
    ) async throws -> ContainerCreated {
        var route = Route(.post, "/containers/create")
        route.add("name", name)
        route.add("platform", platform)
        return try await call(route, json: request, returning: ContainerCreated.self)
    }

    /// Starts a container. `POST /containers/{id}/start`
    ///
    /// - Returns: false if it was already running.
    @discardableResult
    public func startContainer(_ id: String) async throws -> Bool {
        try await changing(container(.post, id, "start"))
    }

    /// Stops a container: its stop signal, then SIGKILL. `POST /containers/{id}/stop`
    ///
    /// - Parameters:
    ///   - signal: the first signal instead of the container's (API 1.42; older engines take the container's).
    ///   - timeout: whole seconds until SIGKILL instead of the container's or the engine's 10; -1 second is no limit.
    /// - Returns: false if it was not running.
    @discardableResult
    public func stopContainer(_ id: String, signal: String? = nil, timeout: Duration? = nil) async throws -> Bool {
        var route = container(.post, id, "stop")
        if try await apiVersion() >= APIVersion(1, 42) { route.add("signal", signal) }
        route.add("t", timeout.map { String($0.components.seconds) })
        return try await changing(route, extra: patience(timeout))
    }

    /// Restarts a container. `POST /containers/{id}/restart`
    public func restartContainer(_ id: String, timeout: Duration? = nil) async throws {
        var route = container(.post, id, "restart")
        route.add("t", timeout.map { String($0.components.seconds) })
        try await call(route, extra: patience(timeout))
    }

    /// Sends a signal to a container's first process. `POST /containers/{id}/kill`
    ///
    /// - Throws: ``DockerError/Code/conflict`` if it is not running.
    public func killContainer(_ id: String, signal: String = "SIGKILL") async throws {
        var route = container(.post, id, "kill")
        route.add("signal", signal)
        try await call(route)
    }

    /// Freezes a container's processes. `POST /containers/{id}/pause`
    public func pauseContainer(_ id: String) async throws {
        try await call(container(.post, id, "pause"))
    }

    /// Lets a container's processes go on. `POST /containers/{id}/unpause`
    public func unpauseContainer(_ id: String) async throws {
        try await call(container(.post, id, "unpause"))
    }

    /// Waits until a container has ended. `POST /containers/{id}/wait`
    ///
    /// - Parameter timeout: how long to wait; `nil` waits until the task is cancelled.
    /// - Throws: ``DockerError/Code/timedOut``.
    public func waitForContainer(
        _ id: String,
        condition: WaitCondition = .notRunning,
        timeout: Duration? = nil
    ) async throws -> ContainerExit {
        var route = container(.post, id, "wait")
        route.add("condition", condition.rawValue)
        return try await stream(route, total: timeout) { _, bytes in
            for try await exit in JSONLines<ContainerExit>(bytes: bytes, accepts: { _ in true }) { return exit }
            throw DockerError(.disconnected, "the engine stopped waiting", route: route.description)
        }
    }

    /// Describes a container. `GET /containers/{id}/json`
    public func inspectContainer(_ id: String) async throws -> ContainerInspect {
        try await call(container(.get, id, "json"), returning: ContainerInspect.self)
    }

    /// Lists containers, by filters such as `label`, `name`, `status`. `GET /containers/json`
    ///
    /// - Parameter all: whether those that do not run are listed too.
    public func listContainers(all: Bool = false, filters: Filters = Filters()) async throws -> [ContainerSummary] {
        var route = Route(.get, "/containers/json")
        route.add("all", all)
        route.add("filters", try filters.encoded)
        return try await call(route, returning: [ContainerSummary].self)
    }

    /// The processes of a container. `GET /containers/{id}/top`
    public func containerProcesses(_ id: String, arguments: String? = nil) async throws -> ContainerProcesses {
        var route = container(.get, id, "top")
        route.add("ps_args", arguments)
        return try await call(route, returning: ContainerProcesses.self)
    }

    /// Changes a container's limits or restart policy. `POST /containers/{id}/update`
    @discardableResult
    public func updateContainer(_ id: String, _ request: ContainerUpdateRequest) async throws -> ContainerUpdated {
        try await call(container(.post, id, "update"), json: request, returning: ContainerUpdated.self)
    }

    /// Renames a container. `POST /containers/{id}/rename`
    public func renameContainer(_ id: String, to name: String) async throws {
        var route = container(.post, id, "rename")
        route.add("name", name)
        try await call(route)
    }

    /// Removes a container. `DELETE /containers/{id}`
    ///
    /// - Parameters:
    ///   - force: whether a running one is killed first.
    ///   - volumes: whether its anonymous volumes go with it.
    /// - Throws: ``DockerError/Code/conflict`` if it runs, or is being removed already.
    public func removeContainer(_ id: String, force: Bool = false, volumes: Bool = false) async throws {
        var route = container(.delete, id)
        route.add("force", force)
        route.add("v", volumes)
        try await call(route)
    }

    /// Unpacks a tar archive in a container's directory. `PUT /containers/{id}/archive`
    public func putArchive(_ id: String, path: String, _ archive: UploadBody) async throws {
        var route = container(.put, id, "archive")
        route.add("path", path)
        let headers = [(name: "Content-Type", value: "application/x-tar")]
        try await stream(route, body: archive.request, headers: headers, idle: timeouts.progress) { _, bytes in
            for try await _ in bytes {}
        }
    }

    /// Until what to wait for.
    public struct WaitCondition: RawRepresentable, Hashable, Sendable {
        /// The condition as the engine spells it.
        public var rawValue: String

        /// A condition by the engine's spelling.
        public init(rawValue: String) {
            self.rawValue = rawValue
        }

        /// Until it does not run; at once if it does not.
        public static let notRunning = WaitCondition(rawValue: "not-running")
        /// Until it ends the next time.
        public static let nextExit = WaitCondition(rawValue: "next-exit")
        /// Until it is removed.
        public static let removed = WaitCondition(rawValue: "removed")
    }
}
