/// A port of the pod that can be reached from outside.
public struct PublishedPort: Hashable, Sendable, Codable {
    /// The service as the Compose file names it.
    public var service: String
    /// The key of its container in the plan.
    public var container: String
    /// The address on the host to listen on; empty for all.
    public var hostAddress: String
    /// The port on the host; `nil` until the engine has chosen one.
    public var hostPort: Int?
    /// The port in the container.
    public var containerPort: Int
    /// `tcp`, `udp` or `sctp`.
    public var transport: String

    /// Makes a port from its parts.
    public init(
        service: String,
        container: String,
        hostAddress: String = "",
        hostPort: Int?,
        containerPort: Int,
        transport: String = "tcp"
    ) {
        self.service = service
        self.container = container
        self.hostAddress = hostAddress
        self.hostPort = hostPort
        self.containerPort = containerPort
        self.transport = transport
    }
}
