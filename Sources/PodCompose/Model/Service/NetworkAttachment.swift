public import OrderedCollections

/// How a service joins a network (Compose Specification, `networks` of a service).
public struct NetworkAttachment: Sendable, Hashable {
    /// Further names of the service on this network.
    public var aliases: [String]
    /// Options of the network's driver for this endpoint.
    public var driverOptions: OrderedDictionary<String, String>
    /// Which network gives the default gateway: the one with the highest number.
    public var gatewayPriority: Int?
    /// The name of the interface in the container.
    public var interfaceName: String?
    /// A fixed IPv4 address.
    public var ipv4Address: String?
    /// A fixed IPv6 address.
    public var ipv6Address: String?
    /// Link-local addresses.
    public var linkLocalIPs: [String]
    /// A fixed MAC address.
    public var macAddress: String?
    /// The order in which networks are joined, highest first.
    public var priority: Int?
    /// Keys that start with `x-`, as they were written.
    public var extensions: Extensions

    /// Makes a value from its parts; absent parts are as if they were not written.
    public init(
        aliases: [String] = [],
        driverOptions: OrderedDictionary<String, String> = [:],
        gatewayPriority: Int? = nil,
        interfaceName: String? = nil,
        ipv4Address: String? = nil,
        ipv6Address: String? = nil,
        linkLocalIPs: [String] = [],
        macAddress: String? = nil,
        priority: Int? = nil,
        extensions: Extensions = [:]
    ) {
        self.aliases = aliases
        self.driverOptions = driverOptions
        self.gatewayPriority = gatewayPriority
        self.interfaceName = interfaceName
        self.ipv4Address = ipv4Address
        self.ipv6Address = ipv6Address
        self.linkLocalIPs = linkLocalIPs
        self.macAddress = macAddress
        self.priority = priority
        self.extensions = extensions
    }
}
