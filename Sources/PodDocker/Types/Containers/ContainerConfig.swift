/// The part of a container that does not depend on the host, as `POST /containers/create`,
/// `GET /containers/{id}/json` (`Config`) and `GET /images/{name}/json` (`Config`) spell it.
public struct ContainerConfig: Hashable, Sendable, Codable {
    /// The host name inside the container.
    public var hostname: String?
    /// The domain name inside the container.
    public var domainname: String?
    /// The user that runs the command: `name`, `uid`, either with `:group`.
    public var user: String?
    /// Whether standard input is attached at start.
    public var attachStdin: Bool?
    /// Whether standard output is attached at start.
    public var attachStdout: Bool?
    /// Whether standard error is attached at start.
    public var attachStderr: Bool?
    /// Ports the container listens on, as `80/tcp`.
    public var exposedPorts: ObjectKeySet?
    /// Whether the process gets a terminal; its output is then one raw stream.
    public var tty: Bool?
    /// Whether standard input stays open without an attached client.
    public var openStdin: Bool?
    /// Whether standard input closes when the first attached client leaves.
    public var stdinOnce: Bool?
    /// Environment entries, `NAME=value`; `NAME` alone removes the image's variable.
    public var environment: [String]?
    /// The command, or the arguments of the entry point.
    public var command: [String]?
    /// The entry point; one empty string clears the image's.
    public var entrypoint: [String]?
    /// The health check, instead of the image's.
    public var healthcheck: HealthConfig?
    /// Whether the command is already escaped (Windows).
    public var argsEscaped: Bool?
    /// The image: a name, a digest or an id.
    public var image: String?
    /// Paths inside the container that get an anonymous volume.
    public var volumes: ObjectKeySet?
    /// The working directory of the command.
    public var workingDir: String?
    /// Whether the container has no network at all.
    public var networkDisabled: Bool?
    /// The MAC address, for engines before API 1.44; see ``EndpointSettings/macAddress``.
    public var macAddress: String?
    /// Build instructions for images made from this one.
    public var onBuild: [String]?
    /// Labels.
    public var labels: [String: String]?
    /// The signal that stops the container, by name or number.
    public var stopSignal: String?
    /// Seconds between the stop signal and SIGKILL.
    public var stopTimeout: Int?
    /// The shell for shell-form instructions.
    public var shell: [String]?

    /// A value in which everything optional is left to the engine.
    public init() {}

    enum CodingKeys: String, CodingKey {
        case hostname = "Hostname"
        case domainname = "Domainname"
        case user = "User"
        case attachStdin = "AttachStdin"
        case attachStdout = "AttachStdout"
        case attachStderr = "AttachStderr"
        case exposedPorts = "ExposedPorts"
        case tty = "Tty"
        case openStdin = "OpenStdin"
        case stdinOnce = "StdinOnce"
        case environment = "Env"
        case command = "Cmd"
        case entrypoint = "Entrypoint"
        case healthcheck = "Healthcheck"
        case argsEscaped = "ArgsEscaped"
        case image = "Image"
        case volumes = "Volumes"
        case workingDir = "WorkingDir"
        case networkDisabled = "NetworkDisabled"
        case macAddress = "MacAddress"
        case onBuild = "OnBuild"
        case labels = "Labels"
        case stopSignal = "StopSignal"
        case stopTimeout = "StopTimeout"
        case shell = "Shell"
    }
}
