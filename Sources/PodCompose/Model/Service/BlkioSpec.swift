public import OrderedCollections

/// Limits of block input and output (Compose Specification, `blkio_config`).
public struct BlkioSpec: Sendable, Hashable {
    /// The share of bandwidth, 10 to 1000.
    public var weight: UInt16?
    /// Shares by device.
    public var weightDevice: [WeightDevice]
    /// Bytes read per second.
    public var deviceReadBps: [ThrottleDevice]
    /// Reads per second.
    public var deviceReadIOps: [ThrottleDevice]
    /// Bytes written per second.
    public var deviceWriteBps: [ThrottleDevice]
    /// Writes per second.
    public var deviceWriteIOps: [ThrottleDevice]
    /// Keys that start with `x-`, as they were written.
    public var extensions: Extensions

    /// Makes a value from its parts; absent parts are as if they were not written.
    public init(
        weight: UInt16? = nil,
        weightDevice: [WeightDevice] = [],
        deviceReadBps: [ThrottleDevice] = [],
        deviceReadIOps: [ThrottleDevice] = [],
        deviceWriteBps: [ThrottleDevice] = [],
        deviceWriteIOps: [ThrottleDevice] = [],
        extensions: Extensions = [:]
    ) {
        self.weight = weight
        self.weightDevice = weightDevice
        self.deviceReadBps = deviceReadBps
        self.deviceReadIOps = deviceReadIOps
        self.deviceWriteBps = deviceWriteBps
        self.deviceWriteIOps = deviceWriteIOps
        self.extensions = extensions
    }
}
