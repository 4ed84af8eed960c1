/// The block I/O weight of one device (`BlkioWeightDevice`).
public struct WeightDevice: Hashable, Sendable, Codable {
    /// The device's path.
    public var path: String
    /// The weight: 10 to 1000.
    public var weight: UInt16

    /// A value with these fields; what is left out is left to the engine.
    public init(path: String, weight: UInt16) {
        self.path = path
        self.weight = weight
    }

    enum CodingKeys: String, CodingKey {
        case path = "Path"
        case weight = "Weight"
    }
}
