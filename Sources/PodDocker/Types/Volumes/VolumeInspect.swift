/// A volume as `GET /volumes/{name}` describes it.
public struct VolumeInspect: Hashable, Sendable, Decodable {
    /// The name.
    public var name: String
    /// The driver.
    public var driver: String?
    /// Its path on the host.
    public var mountpoint: String?
    /// When it was created.
    public var createdAt: Timestamp?
    /// Labels.
    public var labels: [String: String]?
    /// Options of the driver.
    public var options: [String: String]?
    /// `local` or `global`.
    public var scope: String?

    enum CodingKeys: String, CodingKey {
        case name = "Name"
        case driver = "Driver"
        case mountpoint = "Mountpoint"
        case createdAt = "CreatedAt"
        case labels = "Labels"
        case options = "Options"
        case scope = "Scope"
    }
}
