/// Whether and how a container runs (`State` of `GET /containers/{id}/json`).
public struct ContainerState: Hashable, Sendable, Decodable {
    /// `created`, `running`, `paused`, `restarting`, `removing`, `exited` or `dead`.
    public var status: String?
    /// Whether its process runs, or is paused.
    public var running: Bool?
    /// Whether its processes are frozen.
    public var paused: Bool?
    /// Whether the engine is about to start it again.
    public var restarting: Bool?
    /// Whether the kernel killed it for want of memory.
    public var oomKilled: Bool?
    /// Whether its removal failed half-way.
    public var dead: Bool?
    /// Its first process on the host; 0 when it does not run.
    public var pid: Int?
    /// The exit code of the last run; 128 + n for signal n.
    public var exitCode: Int?
    /// Why it could not be started.
    public var error: String?
    /// When it was last started; ``Timestamp/never`` if never.
    public var startedAt: Timestamp?
    /// When it last ended; ``Timestamp/never`` if never.
    public var finishedAt: Timestamp?
    /// The health check's result, if it has a check.
    public var health: ContainerHealth?

    enum CodingKeys: String, CodingKey {
        case status = "Status"
        case running = "Running"
        case paused = "Paused"
        case restarting = "Restarting"
        case oomKilled = "OOMKilled"
        case dead = "Dead"
        case pid = "Pid"
        case exitCode = "ExitCode"
        case error = "Error"
        case startedAt = "StartedAt"
        case finishedAt = "FinishedAt"
        case health = "Health"
    }
}
