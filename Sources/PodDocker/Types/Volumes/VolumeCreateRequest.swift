/// The body of `POST /volumes/create`.
public struct VolumeCreateRequest: Hashable, Sendable, Codable {
    /// The volume's name; none makes an anonymous volume.
    public var name: String?
    /// The driver; the engine's default is `local`.
    public var driver: String?
    /// Options of the driver.
    public var driverOptions: [String: String]?
    /// Labels.
    public var labels: [String: String]?

    /// A value with these fields; what is left out is left to the engine.
    public init(
        name: String? = nil,
        driver: String? = nil,
        driverOptions: [String: String]? = nil,
        labels: [String: String]? = nil
    ) {
        self.name = name
        self.driver = driver
        self.driverOptions = driverOptions
        self.labels = labels
    }

    enum CodingKeys: String, CodingKey {
        case name = "Name"
        case driver = "Driver"
        case driverOptions = "DriverOpts"
        case labels = "Labels"
    }
}
