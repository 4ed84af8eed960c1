import PodHTTP

/// A client of one Docker Engine.
///
/// Copies share their connections, which are kept for reuse for a bounded time and closed when the last copy goes.
/// Each call has a time limit, and cancelling its task closes its connection. The API version is negotiated at the
/// first call, and anew when an engine that was exchanged refuses it.
public struct DockerClient: Sendable {
    /// Where the engine listens.
    public let endpoint: DockerEndpoint
    /// The time limits of calls. A copy with others shares the connections.
    public var timeouts: Timeouts
    let session: EngineSession

    /// How long calls may take.
    public struct Timeouts: Hashable, Sendable {
        /// Until a connection stands.
        public var connect: Duration
        /// For a call that answers at once, and for the first answer of one that streams.
        public var request: Duration
        /// Between two messages of a pull or a load, and two pieces of a body sent or received.
        public var progress: Duration

        /// Limits, of 5 seconds, 1 minute and 5 minutes unless others are given.
        public init(
            connect: Duration = .seconds(5),
            request: Duration = .seconds(60),
            progress: Duration = .seconds(300)
        ) {
            self.connect = connect
            self.request = request
            self.progress = progress
        }
    }

    /// A client of the engine at `endpoint`; nothing is sent yet.
    public init(endpoint: DockerEndpoint = .standard, timeouts: Timeouts = Timeouts()) {
        self.endpoint = endpoint
        self.timeouts = timeouts
        session = EngineSession(http: HTTPClient(endpoint: endpoint.http))
    }

    /// A client of the engine that `DOCKER_HOST` names, or the standard one.
    ///
    /// - Throws: ``DockerError/Code/invalidConfiguration``.
    public init(environment: [String: String], timeouts: Timeouts = Timeouts()) throws(DockerError) {
        self.init(endpoint: try DockerEndpoint(environment: environment), timeouts: timeouts)
    }
}
