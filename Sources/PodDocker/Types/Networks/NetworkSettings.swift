/// A container's networks and published ports (`NetworkSettings` of `GET /containers/{id}/json`).
public struct NetworkSettings: Hashable, Sendable, Decodable {
    /// The network namespace's id.
    public var sandboxID: String?
    /// The network namespace's path.
    public var sandboxKey: String?
    /// Host addresses by container port; `nil` if not published.
    public var ports: [String: [PortBinding]?]?
    /// The endpoints by the network's name.
    public var networks: [String: EndpointSettings]?

    enum CodingKeys: String, CodingKey {
        case sandboxID = "SandboxID"
        case sandboxKey = "SandboxKey"
        case ports = "Ports"
        case networks = "Networks"
    }
}
