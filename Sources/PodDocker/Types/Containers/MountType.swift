/// What a ``Mount`` mounts; engines may know more kinds than these.
public struct MountType: RawRepresentable, Hashable, Sendable, Codable {
    /// The kind as the engine spells it.
    public var rawValue: String

    /// A kind by the engine's spelling.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// A path of the host.
    public static let bind = MountType(rawValue: "bind")
    /// A volume.
    public static let volume = MountType(rawValue: "volume")
    /// A file system in memory.
    public static let tmpfs = MountType(rawValue: "tmpfs")
    /// A named pipe (Windows).
    public static let npipe = MountType(rawValue: "npipe")
    /// A volume of a swarm.
    public static let cluster = MountType(rawValue: "cluster")
    /// The files of an image (API 1.48).
    public static let image = MountType(rawValue: "image")
}
