/// The share of bandwidth on one device.
public struct WeightDevice: Sendable, Hashable {
    /// The device.
    public var path: String
    /// The share, 10 to 1000.
    public var weight: UInt16

    /// Makes a value from its parts; absent parts are as if they were not written.
    public init(
        path: String,
        weight: UInt16
    ) {
        self.path = path
        self.weight = weight
    }
}
