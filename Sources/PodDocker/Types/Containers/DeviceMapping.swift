/// A device of the host in a container (`Devices`).
public struct DeviceMapping: Hashable, Sendable, Codable {
    /// The device's path on the host.
    public var pathOnHost: String
    /// The device's path in the container.
    public var pathInContainer: String
    /// What is allowed: a combination of `r`, `w`, `m`.
    public var cgroupPermissions: String?

    /// A value with these fields; what is left out is left to the engine.
    public init(pathOnHost: String, pathInContainer: String, cgroupPermissions: String? = nil) {
        self.pathOnHost = pathOnHost
        self.pathInContainer = pathInContainer
        self.cgroupPermissions = cgroupPermissions
    }

    enum CodingKeys: String, CodingKey {
        case pathOnHost = "PathOnHost"
        case pathInContainer = "PathInContainer"
        case cgroupPermissions = "CgroupPermissions"
    }
}
