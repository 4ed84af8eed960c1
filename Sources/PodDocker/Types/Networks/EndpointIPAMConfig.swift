/// Addresses that an endpoint asks for (`IPAMConfig` of ``EndpointSettings``).
public struct EndpointIPAMConfig: Hashable, Sendable, Codable {
    /// The IPv4 address.
    public var ipv4Address: String?
    /// The IPv6 address.
    public var ipv6Address: String?
    /// Link-local addresses.
    public var linkLocalIPs: [String]?

    /// A value with these fields; what is left out is left to the engine.
    public init(ipv4Address: String? = nil, ipv6Address: String? = nil, linkLocalIPs: [String]? = nil) {
        self.ipv4Address = ipv4Address
        self.ipv6Address = ipv6Address
        self.linkLocalIPs = linkLocalIPs
    }

    enum CodingKeys: String, CodingKey {
        case ipv4Address = "IPv4Address"
        case ipv6Address = "IPv6Address"
        case linkLocalIPs = "LinkLocalIPs"
    }
}
