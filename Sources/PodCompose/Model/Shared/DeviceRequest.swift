public import OrderedCollections

/// Devices that a driver hands out, such as GPUs (Compose Specification, `gpus` and `deploy…devices`).
public struct DeviceRequest: Sendable, Hashable {
    /// What the devices must be able to do, for example `gpu`.
    public var capabilities: [String]
    /// The driver to ask.
    public var driver: String?
    /// How many, −1 for all.
    public var count: Int64?
    /// Which ones.
    public var deviceIDs: [String]
    /// Options of the driver.
    public var options: OrderedDictionary<String, String>

    /// Makes a value from its parts; absent parts are as if they were not written.
    public init(
        capabilities: [String] = [],
        driver: String? = nil,
        count: Int64? = nil,
        deviceIDs: [String] = [],
        options: OrderedDictionary<String, String> = [:]
    ) {
        self.capabilities = capabilities
        self.driver = driver
        self.count = count
        self.deviceIDs = deviceIDs
        self.options = options
    }
}
