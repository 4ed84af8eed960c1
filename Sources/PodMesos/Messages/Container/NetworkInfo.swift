/// `mesos.v1.NetworkInfo`: one network of a container.
public struct NetworkInfo: Hashable, Sendable, Codable {
    /// `NetworkInfo.IPAddress`
    public struct IPAddress: Hashable, Sendable, Codable {
        /// `IPv4` or `IPv6`.
        public var `protocol`: String?
        /// The address as text.
        public var address: String?

        private enum CodingKeys: String, CodingKey {
            case `protocol`
            case address = "ip_address"
        }

        /// Makes one of an address, whose text says which protocol it is of.
        public init(_ address: String) {
            self.protocol = address.contains(":") ? "IPv6" : "IPv4"
            self.address = address
        }
    }

    /// `NetworkInfo.PortMapping`
    public struct PortMapping: Hashable, Sendable, Codable {
        /// The port on the host.
        public var hostPort: UInt32
        /// The port in the container.
        public var containerPort: UInt32
        /// `tcp`, which is the default, or `udp`.
        public var `protocol`: String?

        private enum CodingKeys: String, CodingKey {
            case hostPort = "host_port"
            case containerPort = "container_port"
            case `protocol`
        }

        /// Makes a mapping.
        public init(hostPort: UInt32, containerPort: UInt32, protocol: String? = nil) {
            self.hostPort = hostPort
            self.containerPort = containerPort
            self.protocol = `protocol`
        }
    }

    /// The addresses in this network.
    @Repeated public var ipAddresses: [IPAddress]
    /// The network's name.
    public var name: String?
    /// Groups that the container belongs to.
    @Repeated public var groups: [String]
    /// Keys and values.
    public var labels: Labels?
    /// Published ports.
    @Repeated public var portMappings: [PortMapping]

    private enum CodingKeys: String, CodingKey {
        case ipAddresses = "ip_addresses"
        case name
        case groups
        case labels
        case portMappings = "port_mappings"
    }

    /// Makes a network.
    public init(name: String? = nil) {
        self.name = name
    }
}
