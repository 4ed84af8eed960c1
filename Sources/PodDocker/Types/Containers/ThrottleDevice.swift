/// The block I/O rate of one device (`BlkioDeviceReadBps` and its like).
public struct ThrottleDevice: Hashable, Sendable, Codable {
    /// The device's path.
    public var path: String
    /// Bytes or operations a second.
    public var rate: UInt64

    /// A value with these fields; what is left out is left to the engine.
    public init(path: String, rate: UInt64) {
        self.path = path
        self.rate = rate
    }

    enum CodingKeys: String, CodingKey {
        case path = "Path"
        case rate = "Rate"
    }
}
