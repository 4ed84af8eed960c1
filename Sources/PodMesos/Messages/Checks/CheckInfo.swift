/// `mesos.v1.CheckInfo`: what to find out about a task and report, without consequences.
public struct CheckInfo: Hashable, Sendable, Codable {
    /// How it is found out.
    public typealias Kind = HealthCheck.Kind

    /// `CheckInfo.Command`
    public struct Command: Hashable, Sendable, Codable {
        /// What to run; its exit code is reported.
        public var command: CommandInfo

        /// Makes a check of a command.
        public init(_ command: CommandInfo) {
            self.command = command
        }
    }

    /// `CheckInfo.Http`
    public struct HTTP: Hashable, Sendable, Codable {
        /// The port in the task's network.
        public var port: UInt32
        /// The path, with its leading slash; the status code is reported.
        public var path: String?

        /// Makes a check of a page.
        public init(port: UInt32, path: String? = nil) {
            self.port = port
            self.path = path
        }
    }

    /// `CheckInfo.Tcp`
    public struct TCP: Hashable, Sendable, Codable {
        /// The port in the task's network; whether it accepts connections is reported.
        public var port: UInt32

        /// Makes a check of a port.
        public init(port: UInt32) {
            self.port = port
        }
    }

    /// How it is found out.
    public var type: Kind?
    /// The command, for `COMMAND`.
    public var command: Command?
    /// The page, for `HTTP`.
    public var http: HTTP?
    /// The port, for `TCP`.
    public var tcp: TCP?
    /// Seconds until the first check; 15 if unset.
    public var delaySeconds: Double?
    /// Seconds from the end of a check to the next; 10 if unset.
    public var intervalSeconds: Double?
    /// Seconds that a check may take; 20 if unset, 0 is no limit.
    public var timeoutSeconds: Double?

    private enum CodingKeys: String, CodingKey {
        case type
        case command
        case http
        case tcp
        case delaySeconds = "delay_seconds"
        case intervalSeconds = "interval_seconds"
        case timeoutSeconds = "timeout_seconds"
    }

    /// Makes a check of this kind.
    public init(type: Kind?) {
        self.type = type
    }
}
