/// How a network gives addresses (`IPAM` of a network).
public struct IPAM: Hashable, Sendable, Codable {
    /// The driver; the engine's default is `default`.
    public var driver: String?
    /// The address pools.
    public var config: [Pool]?
    /// Options of the driver.
    public var options: [String: String]?

    /// A value with these fields; what is left out is left to the engine.
    public init(driver: String? = nil, config: [Pool]? = nil, options: [String: String]? = nil) {
        self.driver = driver
        self.config = config
        self.options = options
    }

    enum CodingKeys: String, CodingKey {
        case driver = "Driver"
        case config = "Config"
        case options = "Options"
    }

    /// One address pool of a network.
    public struct Pool: Hashable, Sendable, Codable {
        /// The subnet in CIDR form.
        public var subnet: String?
        /// The part of the subnet that addresses are given from, in CIDR form.
        public var ipRange: String?
        /// The gateway's address.
        public var gateway: String?
        /// Addresses that others use, by host name.
        public var auxiliaryAddresses: [String: String]?

        /// A pool with these fields; what is left out is left to the engine.
        public init(
            subnet: String? = nil,
            ipRange: String? = nil,
            gateway: String? = nil,
            auxiliaryAddresses: [String: String]? = nil
        ) {
            self.subnet = subnet
            self.ipRange = ipRange
            self.gateway = gateway
            self.auxiliaryAddresses = auxiliaryAddresses
        }

        enum CodingKeys: String, CodingKey {
            case subnet = "Subnet"
            case ipRange = "IPRange"
            case gateway = "Gateway"
            case auxiliaryAddresses = "AuxiliaryAddresses"
        }
    }
}
