/// Devices asked for from a driver (`DeviceRequests`).
public struct DeviceRequest: Hashable, Sendable, Codable {
    /// The driver, `nvidia` or `cdi`.
    public var driver: String?
    /// How many devices; -1 is all.
    public var count: Int?
    /// The devices by their ids.
    public var deviceIDs: [String]?
    /// Alternatives of capabilities that must all be there.
    public var capabilities: [[String]]?
    /// Options of the driver.
    public var options: [String: String]?

    /// A value with these fields; what is left out is left to the engine.
    public init(
        driver: String? = nil,
        count: Int? = nil,
        deviceIDs: [String]? = nil,
        capabilities: [[String]]? = nil,
        options: [String: String]? = nil
    ) {
        self.driver = driver
        self.count = count
        self.deviceIDs = deviceIDs
        self.capabilities = capabilities
        self.options = options
    }

    enum CodingKeys: String, CodingKey {
        case driver = "Driver"
        case count = "Count"
        case deviceIDs = "DeviceIDs"
        case capabilities = "Capabilities"
        case options = "Options"
    }
}
