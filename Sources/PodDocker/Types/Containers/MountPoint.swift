/// What is mounted in a container (`Mounts` of `GET /containers/{id}/json`).
public struct MountPoint: Hashable, Sendable, Decodable {
    /// What is mounted.
    public var type: MountType?
    /// The volume's name.
    public var name: String?
    /// The host's path.
    public var source: String?
    /// The path in the container.
    public var destination: String
    /// The volume's driver.
    public var driver: String?
    /// The mount options as they were asked for.
    public var mode: String?
    /// Whether the container can write there.
    public var isWritable: Bool?
    /// The propagation of a bind mount.
    public var propagation: String?

    enum CodingKeys: String, CodingKey {
        case type = "Type"
        case name = "Name"
        case source = "Source"
        case destination = "Destination"
        case driver = "Driver"
        case mode = "Mode"
        case isWritable = "RW"
        case propagation = "Propagation"
    }
}
