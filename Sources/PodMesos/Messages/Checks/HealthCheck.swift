/// `mesos.v1.HealthCheck`: when a task counts as unhealthy and is to be killed.
public struct HealthCheck: Hashable, Sendable, Codable {
    /// How it is found out.
    public struct Kind: RawRepresentable, Hashable, Sendable, Codable {
        /// The name in the protocol.
        public var rawValue: String

        /// Makes a kind by its name in the protocol.
        public init(rawValue: String) {
            self.rawValue = rawValue
        }

        /// A command that exits with 0.
        public static let command = Kind(rawValue: "COMMAND")
        /// A page that can be had.
        public static let http = Kind(rawValue: "HTTP")
        /// A port that accepts connections.
        public static let tcp = Kind(rawValue: "TCP")
    }

    /// `HealthCheck.HTTPCheckInfo`
    public struct HTTP: Hashable, Sendable, Codable {
        /// `IPv4`, which is the default, or `IPv6`.
        public var `protocol`: String?
        /// `http`, which is the default, or `https`.
        public var scheme: String?
        /// The port in the task's network.
        public var port: UInt32
        /// The path, with its leading slash.
        public var path: String?
        /// The status codes that count as healthy, if not all from 200 to 399.
        @Repeated public var statuses: [UInt32]

        /// Makes a check of a port.
        public init(port: UInt32) {
            self.port = port
        }
    }

    /// `HealthCheck.TCPCheckInfo`
    public struct TCP: Hashable, Sendable, Codable {
        /// `IPv4`, which is the default, or `IPv6`.
        public var `protocol`: String?
        /// The port in the task's network.
        public var port: UInt32

        /// Makes a check of a port.
        public init(port: UInt32) {
            self.port = port
        }
    }

    /// Seconds until the first check; 15 if unset.
    public var delaySeconds: Double?
    /// Seconds from the end of a check to the next; 10 if unset.
    public var intervalSeconds: Double?
    /// Seconds that a check may take; 20 if unset, 0 is no limit.
    public var timeoutSeconds: Double?
    /// So many failures in a row are unhealthy; 3 if unset.
    public var consecutiveFailures: UInt32?
    /// Seconds in which failures do not count; 10 if unset.
    public var gracePeriodSeconds: Double?
    /// How it is found out.
    public var type: Kind?
    /// The command, for ``Kind/command``.
    public var command: CommandInfo?
    /// The page, for ``Kind/http``.
    public var http: HTTP?
    /// The port, for ``Kind/tcp``.
    public var tcp: TCP?

    private enum CodingKeys: String, CodingKey {
        case delaySeconds = "delay_seconds"
        case intervalSeconds = "interval_seconds"
        case timeoutSeconds = "timeout_seconds"
        case consecutiveFailures = "consecutive_failures"
        case gracePeriodSeconds = "grace_period_seconds"
        case type
        case command
        case http
        case tcp
    }

    /// Makes a check of this kind.
    public init(type: Kind?) {
        self.type = type
    }
}
