/// The result of a container's health check (`State.Health` of `GET /containers/{id}/json`).
public struct ContainerHealth: Hashable, Sendable, Decodable {
    /// `none`, `starting`, `healthy` or `unhealthy`.
    public var status: String
    /// Failures in a row.
    public var failingStreak: Int?
    /// The last checks.
    public var log: [Probe]?

    enum CodingKeys: String, CodingKey {
        case status = "Status"
        case failingStreak = "FailingStreak"
        case log = "Log"
    }

    /// One check.
    public struct Probe: Hashable, Sendable, Decodable {
        /// When it began.
        public var start: Timestamp?
        /// When it ended.
        public var end: Timestamp?
        /// 0 is healthy.
        public var exitCode: Int?
        /// What it printed.
        public var output: String?

        enum CodingKeys: String, CodingKey {
            case start = "Start"
            case end = "End"
            case exitCode = "ExitCode"
            case output = "Output"
        }
    }
}
