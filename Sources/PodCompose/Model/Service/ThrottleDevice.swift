/// A rate on one device.
public struct ThrottleDevice: Sendable, Hashable {
    /// The device.
    public var path: String
    /// Bytes or operations per second.
    public var rate: Int64

    /// Makes a value from its parts; absent parts are as if they were not written.
    public init(
        path: String,
        rate: Int64
    ) {
        self.path = path
        self.rate = rate
    }
}
