/// What the engine does when a container exits (`RestartPolicy`).
public struct RestartPolicy: Hashable, Sendable, Codable {
    /// `no`, `always`, `unless-stopped` or `on-failure`.
    public var name: String
    /// How often `on-failure` tries.
    public var maximumRetryCount: Int?

    /// A value with these fields; what is left out is left to the engine.
    public init(name: String, maximumRetryCount: Int? = nil) {
        self.name = name
        self.maximumRetryCount = maximumRetryCount
    }

    enum CodingKeys: String, CodingKey {
        case name = "Name"
        case maximumRetryCount = "MaximumRetryCount"
    }
}
