/// A container's log driver (`LogConfig`).
public struct LogConfig: Hashable, Sendable, Codable {
    /// The driver's name.
    public var type: String?
    /// The driver's options.
    public var config: [String: String]?

    /// A value with these fields; what is left out is left to the engine.
    public init(type: String? = nil, config: [String: String]? = nil) {
        self.type = type
        self.config = config
    }

    enum CodingKeys: String, CodingKey {
        case type = "Type"
        case config = "Config"
    }
}
