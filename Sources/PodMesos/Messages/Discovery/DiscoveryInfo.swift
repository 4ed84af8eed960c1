/// `mesos.v1.DiscoveryInfo`: how others can find a task. No executor acts on it; the agent shows it.
public struct DiscoveryInfo: Hashable, Sendable, Codable {
    /// Who may find it.
    public struct Visibility: RawRepresentable, Hashable, Sendable, Codable {
        /// The name in the protocol.
        public var rawValue: String

        /// Makes a visibility by its name in the protocol.
        public init(rawValue: String) {
            self.rawValue = rawValue
        }

        /// The same framework.
        public static let framework = Visibility(rawValue: "FRAMEWORK")
        /// The same cluster.
        public static let cluster = Visibility(rawValue: "CLUSTER")
        /// Everyone.
        public static let external = Visibility(rawValue: "EXTERNAL")
    }

    /// `mesos.v1.Port`
    public struct Port: Hashable, Sendable, Codable {
        /// The port on the agent's host.
        public var number: UInt32
        /// What it is for.
        public var name: String?
        /// Such as `tcp` or `udp`.
        public var `protocol`: String?
        /// Who may find it.
        public var visibility: Visibility?
        /// Keys and values.
        public var labels: Labels?

        /// Makes a port.
        public init(number: UInt32) {
            self.number = number
        }
    }

    /// `mesos.v1.Ports`
    public struct Ports: Hashable, Sendable, Codable {
        /// The ports, in the framework's order.
        @Repeated public var ports: [Port]

        /// Makes ports.
        public init(_ ports: [Port]) {
            self.ports = ports
        }
    }

    /// Who may find it.
    public var visibility: Visibility
    /// Under which name.
    public var name: String?
    /// Such as `production`.
    public var environment: String?
    /// Such as a site's name.
    public var location: String?
    /// The version of what runs.
    public var version: String?
    /// The ports that it serves.
    public var ports: Ports?
    /// Keys and values.
    public var labels: Labels?

    /// Makes one that names nothing.
    public init(visibility: Visibility) {
        self.visibility = visibility
    }
}
