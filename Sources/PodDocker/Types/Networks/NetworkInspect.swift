/// A network as `GET /networks/{id}` describes it.
public struct NetworkInspect: Hashable, Sendable, Decodable {
    /// The id.
    public var id: String
    /// The name.
    public var name: String
    /// When it was created.
    public var created: Timestamp?
    /// `local`, `swarm` or `global`.
    public var scope: String?
    /// The driver.
    public var driver: String?
    /// Whether it has IPv6.
    public var enableIPv6: Bool?
    /// How addresses are given.
    public var ipam: IPAM?
    /// Whether it has no way out.
    public var isInternal: Bool?
    /// Whether containers can join a swarm's network by hand.
    public var attachable: Bool?
    /// The running containers in it, by id.
    public var containers: [String: Member]?
    /// Options of the driver.
    public var options: [String: String]?
    /// Labels.
    public var labels: [String: String]?

    enum CodingKeys: String, CodingKey {
        case id = "Id"
        case name = "Name"
        case created = "Created"
        case scope = "Scope"
        case driver = "Driver"
        case enableIPv6 = "EnableIPv6"
        case ipam = "IPAM"
        case isInternal = "Internal"
        case attachable = "Attachable"
        case containers = "Containers"
        case options = "Options"
        case labels = "Labels"
    }

    /// A container in a network.
    public struct Member: Hashable, Sendable, Decodable {
        /// The container's name.
        public var name: String?
        /// The endpoint's id.
        public var endpointID: String?
        /// The MAC address.
        public var macAddress: String?
        /// The IPv4 address with the prefix's length.
        public var ipv4Address: String?
        /// The IPv6 address with the prefix's length.
        public var ipv6Address: String?

        enum CodingKeys: String, CodingKey {
            case name = "Name"
            case endpointID = "EndpointID"
            case macAddress = "MacAddress"
            case ipv4Address = "IPv4Address"
            case ipv6Address = "IPv6Address"
        }
    }
}
