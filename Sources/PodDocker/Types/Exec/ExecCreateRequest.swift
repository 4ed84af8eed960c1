/// The body of `POST /containers/{id}/exec`.
public struct ExecCreateRequest: Hashable, Sendable, Codable {
    /// The command and its arguments.
    public var command: [String]
    /// Environment entries, `NAME=value`.
    public var environment: [String]?
    /// The working directory.
    public var workingDir: String?
    /// The user: `name`, `uid`, either with `:group`.
    public var user: String?
    /// Whether it has full access to the host.
    public var privileged: Bool?
    /// Whether it gets a terminal.
    public var tty: Bool?
    /// Whether its standard input is attached.
    public var attachStdin: Bool?
    /// Whether its standard output is attached.
    public var attachStdout: Bool?
    /// Whether its standard error is attached.
    public var attachStderr: Bool?

    /// A value with these fields; what is left out is left to the engine.
    public init(
        command: [String],
        environment: [String]? = nil,
        workingDir: String? = nil,
        user: String? = nil,
        privileged: Bool? = nil,
        tty: Bool? = nil,
        attachStdin: Bool? = nil,
        attachStdout: Bool? = nil,
        attachStderr: Bool? = nil
    ) {
        self.command = command
        self.environment = environment
        self.workingDir = workingDir
        self.user = user
        self.privileged = privileged
        self.tty = tty
        self.attachStdin = attachStdin
        self.attachStdout = attachStdout
        self.attachStderr = attachStderr
    }

    enum CodingKeys: String, CodingKey {
        case command = "Cmd"
        case environment = "Env"
        case workingDir = "WorkingDir"
        case user = "User"
        case privileged = "Privileged"
        case tty = "Tty"
        case attachStdin = "AttachStdin"
        case attachStdout = "AttachStdout"
        case attachStderr = "AttachStderr"
    }
}
