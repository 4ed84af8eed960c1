public import OrderedCollections

/// A resource limit of the processes in a container (Compose Specification, `ulimits`).
public struct Ulimit: Sendable, Hashable {
    /// One value for both limits; 0 if `soft` and `hard` are given.
    public var single: Int
    /// The soft limit.
    public var soft: Int
    /// The hard limit.
    public var hard: Int
    /// Keys that start with `x-`, as they were written.
    public var extensions: Extensions

    /// Makes a value from its parts; absent parts are as if they were not written.
    public init(
        single: Int = 0,
        soft: Int = 0,
        hard: Int = 0,
        extensions: Extensions = [:]
    ) {
        self.single = single
        self.soft = soft
        self.hard = hard
        self.extensions = extensions
    }
}
