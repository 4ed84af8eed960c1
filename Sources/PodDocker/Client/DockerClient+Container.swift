import PodHTTP

extension DockerClient {
    func container(_ method: HTTPMethodName, _ id: String, _ action: String? = nil) -> Route {
        Route(method, "/containers/\(Route.escape(id))" + (action.map { "/" + $0 } ?? ""))
    }

    /// Makes a call that the engine answers with 304 if nothing had to be done.
    ///
    /// - Returns: false for 304.
    func changing(_ route: Route, extra: Duration? = .zero) async throws -> Bool {
        do {
            try await call(route, extra: extra)
            return true
        } catch let error as DockerError where error.code == .notModified {
            return false
        }
    }

    /// How long a stop may take: without a timeout the container's own holds, which is not known here.
    func patience(_ timeout: Duration?) -> Duration? {
        guard let timeout else { return timeouts.progress }
        return timeout < .zero ? nil : timeout
    }
}
