/// `mesos.v1.CheckStatusInfo`: what the last check of a ``CheckInfo`` found.
///
/// A task that has a check has one of these in every update, with nothing found until something is.
public struct CheckStatusInfo: Hashable, Sendable, Codable {
    /// `CheckStatusInfo.Command`
    public struct Command: Hashable, Sendable, Codable {
        /// The exit code of the command, if it has ended in time.
        public var exitCode: Int32?

        private enum CodingKeys: String, CodingKey {
            case exitCode = "exit_code"
        }
    }

    /// `CheckStatusInfo.Http`
    public struct HTTP: Hashable, Sendable, Codable {
        /// The status code of the response, if there was one in time.
        public var statusCode: UInt32?

        private enum CodingKeys: String, CodingKey {
            case statusCode = "status_code"
        }
    }

    /// `CheckStatusInfo.Tcp`
    public struct TCP: Hashable, Sendable, Codable {
        /// Whether the connection was accepted, if that was known in time.
        public var succeeded: Bool?
    }

    /// How it is found out.
    public var type: CheckInfo.Kind
    /// What was found, for `COMMAND`.
    public var command: Command?
    /// What was found, for `HTTP`.
    public var http: HTTP?
    /// What was found, for `TCP`.
    public var tcp: TCP?

    /// What a command found.
    public static func command(exitCode: Int32?) -> CheckStatusInfo {
        CheckStatusInfo(type: .command, command: Command(exitCode: exitCode))
    }

    /// What a request found.
    public static func http(statusCode: UInt32?) -> CheckStatusInfo {
        CheckStatusInfo(type: .http, http: HTTP(statusCode: statusCode))
    }

    /// What a connection found.
    public static func tcp(succeeded: Bool?) -> CheckStatusInfo {
        CheckStatusInfo(type: .tcp, tcp: TCP(succeeded: succeeded))
    }
}
