/// A limit of a container's processes (`Ulimits`).
public struct Ulimit: Hashable, Sendable, Codable {
    /// The limit's name as `ulimit` has it, for example `nofile`.
    public var name: String
    /// The soft limit; -1 is unlimited.
    public var soft: Int64
    /// The hard limit; -1 is unlimited.
    public var hard: Int64

    /// A value with these fields; what is left out is left to the engine.
    public init(name: String, soft: Int64, hard: Int64) {
        self.name = name
        self.soft = soft
        self.hard = hard
    }

    enum CodingKeys: String, CodingKey {
        case name = "Name"
        case soft = "Soft"
        case hard = "Hard"
    }
}
