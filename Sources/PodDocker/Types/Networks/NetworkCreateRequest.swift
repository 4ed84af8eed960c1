/// The body of `POST /networks/create`.
public struct NetworkCreateRequest: Hashable, Sendable, Codable {
    /// The network's name.
    public var name: String
    /// The driver; the engine's default is `bridge`.
    public var driver: String?
    /// `swarm`, `global` or `local`.
    public var scope: String?
    /// Whether the network has no way out.
    public var isInternal: Bool?
    /// Whether containers can join a swarm's network by hand.
    public var attachable: Bool?
    /// Whether it is the ingress network of a swarm.
    public var ingress: Bool?
    /// Whether it only holds a configuration for other networks.
    public var configOnly: Bool?
    /// The network that holds the configuration.
    public var configFrom: ConfigReference?
    /// How addresses are given.
    public var ipam: IPAM?
    /// Whether the network has IPv4 (API 1.47).
    public var enableIPv4: Bool?
    /// Whether the network has IPv6.
    public var enableIPv6: Bool?
    /// Options of the driver.
    public var options: [String: String]?
    /// Labels.
    public var labels: [String: String]?
    /// Whether a second network of that name is refused; always so since API 1.44.
    public var checkDuplicate: Bool?

    /// A value in which everything optional is left to the engine.
    public init(name: String) {
        self.name = name
    }

    enum CodingKeys: String, CodingKey {
        case name = "Name"
        case driver = "Driver"
        case scope = "Scope"
        case isInternal = "Internal"
        case attachable = "Attachable"
        case ingress = "Ingress"
        case configOnly = "ConfigOnly"
        case configFrom = "ConfigFrom"
        case ipam = "IPAM"
        case enableIPv4 = "EnableIPv4"
        case enableIPv6 = "EnableIPv6"
        case options = "Options"
        case labels = "Labels"
        case checkDuplicate = "CheckDuplicate"
    }

    /// The network that holds a configuration.
    public struct ConfigReference: Hashable, Sendable, Codable {
        /// The network's name.
        public var network: String

        /// A reference to a network by its name.
        public init(network: String) {
            self.network = network
        }

        enum CodingKeys: String, CodingKey {
            case network = "Network"
        }
    }
}
