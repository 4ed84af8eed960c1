/// One step in the life of a pod, as it happens.
///
/// Its JSON, which `pod-executor run --events json` prints, is flat: see ``init(from:)``.
public struct PodEvent: Hashable, Sendable {
    /// What happened; more kinds may come, so a `switch` over them needs a default.
    public enum Kind: String, Hashable, Sendable, Codable {
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
    /// The service that it happened to, as the Compose file names it, where it concerns one.
    public var service: String?
    /// The service's container that it happened to, by its name within the pod: `web`, or `web-2` of several.
    public var container: String?
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
    /// When it happened, in seconds of the monotonic clock, which every process of a machine reads alike; `nil` for an
    /// event that was not announced yet.
    public var time: Double?

    /// Makes an event; what is left out does not belong to its kind.
    public init(
        _ kind: Kind,
        service: String? = nil,
        container: String? = nil,
        subject: String? = nil,
        message: String? = nil,
        exit: ExitReport? = nil,
        progress: PullProgress? = nil,
        ports: [PublishedPort] = [],
        time: Double? = nil
    ) {
        self.kind = kind
        self.service = service
        self.container = container
        self.subject = subject
        self.message = message
        self.exit = exit
        self.progress = progress
        self.ports = ports
        self.time = time
    }
}

extension PodEvent: CustomStringConvertible {
    /// A line for people: `exited: web-2: exited with status 1`.
    public var description: String {
        let about = [container ?? service, subject].compactMap(\.self).first
        return [kind.rawValue, about, message].compactMap(\.self).joined(separator: ": ")
    }
}
