/// A container as `GET /containers/{id}/json` describes it.
public struct ContainerInspect: Hashable, Sendable, Decodable {
    /// The id: 64 hexadecimal digits.
    public var id: String
    /// The name, with a slash in front.
    public var name: String?
    /// When it was created.
    public var created: Timestamp?
    /// The program.
    public var path: String?
    /// The program's arguments.
    public var arguments: [String]?
    /// Whether and how it runs.
    public var state: ContainerState?
    /// The id of its image.
    public var image: String?
    /// How often the engine has restarted it.
    public var restartCount: Int?
    /// The storage driver.
    public var driver: String?
    /// The operating system.
    public var platform: String?
    /// The log file of the `json-file` driver.
    public var logPath: String?
    /// The host's file that is its `/etc/hostname`.
    public var hostnamePath: String?
    /// The host's file that is its `/etc/hosts`.
    public var hostsPath: String?
    /// The host's file that is its `/etc/resolv.conf`.
    public var resolvConfPath: String?
    /// Commands that run in it.
    public var execIDs: [String]?
    /// What it was created with, the image's defaults merged in.
    public var config: ContainerConfig?
    /// What it was created with for this host.
    public var hostConfig: HostConfig?
    /// Its networks and published ports.
    public var networkSettings: NetworkSettings?
    /// What is mounted in it.
    public var mounts: [MountPoint]?

    enum CodingKeys: String, CodingKey {
        case id = "Id"
        case name = "Name"
        case created = "Created"
        case path = "Path"
        case arguments = "Args"
        case state = "State"
        case image = "Image"
        case restartCount = "RestartCount"
        case driver = "Driver"
        case platform = "Platform"
        case logPath = "LogPath"
        case hostnamePath = "HostnamePath"
        case hostsPath = "HostsPath"
        case resolvConfPath = "ResolvConfPath"
        case execIDs = "ExecIDs"
        case config = "Config"
        case hostConfig = "HostConfig"
        case networkSettings = "NetworkSettings"
        case mounts = "Mounts"
    }
}
