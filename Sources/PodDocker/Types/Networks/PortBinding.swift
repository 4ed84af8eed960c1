/// A host address that a container's port is published on (`PortBindings`).
public struct PortBinding: Hashable, Sendable, Codable {
    /// The host's address; none or empty is every address.
    public var hostIP: String?
    /// A port or a range; none or empty lets the engine choose.
    public var hostPort: String?

    /// A value with these fields; what is left out is left to the engine.
    public init(hostIP: String? = nil, hostPort: String? = nil) {
        self.hostIP = hostIP
        self.hostPort = hostPort
    }

    enum CodingKeys: String, CodingKey {
        case hostIP = "HostIp"
        case hostPort = "HostPort"
    }
}
