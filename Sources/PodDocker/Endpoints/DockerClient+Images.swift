import FoundationEssentials
import NIOCore
import PodHTTP

extension DockerClient {
    /// Describes an image. `GET /images/{name}/json`
    public func inspectImage(_ name: String) async throws -> ImageInspect {
        try await call(image(.get, name, "json"), returning: ImageInspect.self)
    }

    /// Lists images, by filters such as `label`, `reference`, `dangling`. `GET /images/json`
    public func listImages(all: Bool = false, filters: Filters = Filters()) async throws -> [ImageSummary] {
        var route = Route(.get, "/images/json")
        route.add("all", all)
        route.add("filters", try filters.encoded)
        return try await call(route, returning: [ImageSummary].self)
    }

    /// Pulls an image and hands the progress to `progress`; returns when it is there. `POST /images/create`
    ///
    /// - Parameters:
    ///   - platform: `os[/arch[/variant]]`; the engine's own by default.
    ///   - credentials: for the image's registry.
    /// - Throws: ``DockerError`` with the registry's reason; ``DockerError/Code/timedOut`` if nothing comes from the
    ///   registry for ``Timeouts/progress``. While the engine lets the pull wait for others, or unpacks, there is no limit.
    public func pullImage(
        _ reference: ImageReference,
        platform: String? = nil,
        credentials: RegistryCredentials? = nil,
        progress: (ProgressMessage) async throws -> Void = { _ in }
    ) async throws {
        var route = Route(.post, "/images/create")
        route.add("fromImage", reference.name)
        route.add("tag", reference.digest ?? reference.tag ?? "latest")
        route.add("platform", platform)
        var headers: [(name: String, value: String)] = []
        if let credentials { headers.append(("X-Registry-Auth", try credentials.headerValue())) }
        var layers = PullLayers()
        try await follow(route, headers: headers, progress) { message in
            layers.update(message)
            return layers.mayBeSilent
        }
    }

    /// Pushes an image and hands the progress to `progress`; returns when the registry has it.
    /// `POST /images/{name}/push`
    public func pushImage(
        _ reference: ImageReference,
        credentials: RegistryCredentials? = nil,
        progress: (ProgressMessage) async throws -> Void = { _ in }
    ) async throws {
        var route = image(.post, reference.name, "push")
        route.add("tag", reference.tag ?? "latest")
        // The engine insists on the header, also where nobody asks for credentials.
        let header = try credentials?.headerValue() ?? RegistryCredentials.headerValue([String: String]())
        try await follow(route, headers: [("X-Registry-Auth", header)], progress)
    }

    /// Makes an image of one layer from a tar archive of a root directory. `POST /images/create?fromSrc=-`
    ///
    /// - Parameter changes: Dockerfile instructions for its configuration, such as `ENTRYPOINT ["/pause"]`.
    /// - Returns: the image's id.
    @discardableResult
    public func importImage(
        _ archive: UploadBody,
        repository: String,
        tag: String? = nil,
        changes: [String] = []
    ) async throws -> String {
        var route = Route(.post, "/images/create")
        route.add("fromSrc", "-")
        route.add("repo", repository)
        route.add("tag", tag)
        for change in changes { route.add("changes", change) }
        var id: String?
        try await follow(route, body: archive, headers: Self.tarHeaders) { message in
            if let status = message.status, status.hasPrefix("sha256:") { id = status }
        }
        guard let id else {
            throw DockerError(.protocolViolation, "the engine did not tell the image's id", route: route.description)
        }
        return id
    }

    /// Loads the images of a tar archive that `docker save` made. `POST /images/load`
    public func loadImages(
        _ archive: UploadBody,
        progress: (ProgressMessage) async throws -> Void = { _ in }
    ) async throws {
        try await follow(Route(.post, "/images/load"), body: archive, headers: Self.tarHeaders, progress)
    }

    /// Builds an image from a tar archive of its context, with the engine's classic builder. `POST /build`
    ///
    /// Once it has begun it may take any time, also without a word: what a step runs need not print.
    ///
    /// - Returns: the image's id, if the engine told it.
    @discardableResult
    public func buildImage(
        _ context: UploadBody,
        options: ImageBuildOptions = ImageBuildOptions(),
        progress: (ProgressMessage) async throws -> Void = { _ in }
    ) async throws -> String? {
        var route = Route(.post, "/build")
        try options.add(to: &route)
        var headers = Self.tarHeaders
        if !options.credentials.isEmpty {
            let byRegistry = Dictionary(options.credentials.map { ($0.serverAddress, $0) }) { first, _ in first }
            headers.append(("X-Registry-Config", try RegistryCredentials.headerValue(byRegistry)))
        }
        var id: String?
        try await follow(route, body: context, headers: headers) { message in
            if let made = message.aux?.id { id = made }
            try await progress(message)
        } isSilent: { _ in
            true
        }
        return id
    }

    /// Gives an image one more name. `POST /images/{name}/tag`
    public func tagImage(_ name: String, repository: String, tag: String? = nil) async throws {
        var route = image(.post, name, "tag")
        route.add("repo", repository)
        route.add("tag", tag)
        try await call(route)
    }

    /// Removes a name of an image, and the image with its last. `DELETE /images/{name}`
    ///
    /// - Throws: ``DockerError/Code/conflict`` if a container uses it.
    @discardableResult
    public func removeImage(_ name: String, force: Bool = false, noPrune: Bool = false) async throws -> [ImageRemoved] {
        var route = image(.delete, name)
        route.add("force", force)
        route.add("noprune", noPrune)
        return try await call(route, returning: [ImageRemoved].self)
    }

    // MARK: -

    private static var tarHeaders: [(name: String, value: String)] { [("Content-Type", "application/x-tar")] }

    private func image(_ method: HTTPMethodName, _ name: String, _ action: String? = nil) -> Route {
        Route(method, "/images/\(Route.escape(name))" + (action.map { "/" + $0 } ?? ""))
    }

    /// Reads progress to its end and throws the failure that it may tell. The first answer counts as progress: an
    /// engine gives it when the registry has answered, or the whole archive has come.
    ///
    /// - Parameter isSilent: whether the engine may, after this message, say nothing for any time.
    private func follow(
        _ route: Route,
        body: UploadBody? = nil,
        headers: [(name: String, value: String)],
        _ progress: (ProgressMessage) async throws -> Void,
        isSilent: (ProgressMessage) -> Bool = { _ in false }
    ) async throws {
        let limit = timeouts.progress
        try await stream(route, body: body?.request ?? .empty, headers: headers, head: limit, idle: limit) { _, bytes in
            let lines = JSONLines<ProgressMessage>(bytes: bytes) { message in
                if let failure = message.error { throw DockerError(.api, failure, route: route.description) }
                return true
            }
            var messages = lines.makeAsyncIterator()
            while let message = try await messages.next() {
                messages.idle = isSilent(message) ? nil : limit
                try await progress(message)
            }
        }
    }
}
