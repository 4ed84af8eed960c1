/// One step in the life of a pod, as it happens.
public struct PodEvent: Hashable, Sendable {
    /// What happened; more kinds may come, so a `switch` over them needs a default.
    public enum Kind: String, Hashable, Sendable {
        case pulling, pulled, building, built
        case planned
        case created, started, healthy, running
        case exited, restarting, unhealthy
        case stopping, stopped, removed
        case warning
        case finished, failed
    }

    /// What happened.
    public var kind: Kind
    /// The service that it happened to, where it concerns one.
    public var service: String?
    /// The container's, network's, volume's or image's name on the engine.
    public var subject: String?
    /// One line for people, where there is more to say.
    public var message: String?
    /// How a container ended, with `exited`.
    public var exit: ExitReport?
    /// Bytes received and bytes in total, with `pulling`, as far as the registry has said.
    public var progress: PullProgress?
    /// Host ports, with `running`.
    public var ports: [PublishedPort]

    /// Makes an event; what is left out does not belong to its kind.
    public init(
        _ kind: Kind,
        service: String? = nil,
        subject: String? = nil,
        message: String? = nil,
        exit: ExitReport? = nil,
        progress: PullProgress? = nil,
        ports: [PublishedPort] = []
    ) {
        self.kind = kind
        self.service = service
        self.subject = subject
        self.message = message
        self.exit = exit
        self.progress = progress
        self.ports = ports
    }
}
