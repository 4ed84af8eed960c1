/// A container as `GET /containers/json` lists it.
public struct ContainerSummary: Hashable, Sendable, Decodable {
    /// The id.
    public var id: String
    /// Its names, with a slash in front.
    public var names: [String]?
    /// The image as it was named at creation.
    public var image: String?
    /// The image's id.
    public var imageID: String?
    /// The command line.
    public var command: String?
    /// When it was created, in seconds since 1970.
    public var createdSeconds: Int64?
    /// `created`, `running`, `paused`, `restarting`, `removing`, `exited` or `dead`.
    public var state: String?
    /// The state for people: `Up 3 minutes`.
    public var status: String?
    /// Its labels.
    public var labels: [String: String]?
    /// Its ports.
    public var ports: [Port]?
    /// What is mounted in it.
    public var mounts: [MountPoint]?
    /// Its networks.
    public var networkSettings: NetworkSettings?

    enum CodingKeys: String, CodingKey {
        case id = "Id"
        case names = "Names"
        case image = "Image"
        case imageID = "ImageID"
        case command = "Command"
        case createdSeconds = "Created"
        case state = "State"
        case status = "Status"
        case labels = "Labels"
        case ports = "Ports"
        case mounts = "Mounts"
        case networkSettings = "NetworkSettings"
    }

    /// One port of a listed container.
    public struct Port: Hashable, Sendable, Decodable {
        /// The host's address.
        public var ip: String?
        /// The port in the container.
        public var privatePort: Int
        /// The port on the host.
        public var publicPort: Int?
        /// `tcp`, `udp` or `sctp`.
        public var type: String?

        enum CodingKeys: String, CodingKey {
            case ip = "IP"
            case privatePort = "PrivatePort"
            case publicPort = "PublicPort"
            case type = "Type"
        }
    }
}
