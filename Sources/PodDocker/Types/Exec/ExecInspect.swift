/// A command in a container as `GET /exec/{id}/json` describes it.
public struct ExecInspect: Hashable, Sendable, Decodable {
    /// The command's id.
    public var id: String
    /// The container's id.
    public var containerID: String?
    /// Whether it still runs.
    public var running: Bool?
    /// The exit code, once it has ended.
    public var exitCode: Int?
    /// Its process on the host.
    public var pid: Int?

    enum CodingKeys: String, CodingKey {
        case id = "ID"
        case containerID = "ContainerID"
        case running = "Running"
        case exitCode = "ExitCode"
        case pid = "Pid"
    }
}
