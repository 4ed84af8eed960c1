/// A container's place in a network (`EndpointsConfig` of `POST /containers/create`, `EndpointConfig` of
/// `POST /networks/{id}/connect`, `NetworkSettings.Networks` of `GET /containers/{id}/json`).
public struct EndpointSettings: Hashable, Sendable, Codable {
    /// Addresses asked for.
    public var ipamConfig: EndpointIPAMConfig?
    /// Links, `container:alias`.
    public var links: [String]?
    /// The MAC address; a container's first network takes it since API 1.44.
    public var macAddress: String?
    /// More names that resolve to the container in this network.
    public var aliases: [String]?
    /// Options of the network's driver.
    public var driverOpts: [String: String]?
    /// The endpoint with the highest priority gives the default gateway (API 1.48).
    public var gatewayPriority: Int?
    /// The network's id.
    public var networkID: String?
    /// The endpoint's id; empty while the container does not run.
    public var endpointID: String?
    /// The gateway; empty while the container does not run.
    public var gateway: String?
    /// The IPv4 address; empty while the container does not run.
    public var ipAddress: String?
    /// The length of the IPv4 network's prefix.
    public var ipPrefixLength: Int?
    /// The IPv6 gateway.
    public var ipv6Gateway: String?
    /// The IPv6 address.
    public var globalIPv6Address: String?
    /// The length of the IPv6 network's prefix.
    public var globalIPv6PrefixLength: Int?
    /// Every name that resolves to the endpoint (API 1.44).
    public var dnsNames: [String]?

    /// A value in which everything optional is left to the engine.
    public init() {}

    enum CodingKeys: String, CodingKey {
        case ipamConfig = "IPAMConfig"
        case links = "Links"
        case macAddress = "MacAddress"
        case aliases = "Aliases"
        case driverOpts = "DriverOpts"
        case gatewayPriority = "GwPriority"
        case networkID = "NetworkID"
        case endpointID = "EndpointID"
        case gateway = "Gateway"
        case ipAddress = "IPAddress"
        case ipPrefixLength = "IPPrefixLen"
        case ipv6Gateway = "IPv6Gateway"
        case globalIPv6Address = "GlobalIPv6Address"
        case globalIPv6PrefixLength = "GlobalIPv6PrefixLen"
        case dnsNames = "DNSNames"
    }
}
