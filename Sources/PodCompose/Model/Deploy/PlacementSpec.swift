public import OrderedCollections

/// On which nodes a service may run.
public struct PlacementSpec: Sendable, Hashable {
    /// Conditions, for example `node.role==manager`.
    public var constraints: [String]
    /// Labels over whose values the containers are spread.
    public var preferences: [String]
    /// How many containers one node may run.
    public var maxReplicasPerNode: UInt64?
    /// Keys that start with `x-`, as they were written.
    public var extensions: Extensions

    /// Makes a value from its parts; absent parts are as if they were not written.
    public init(
        constraints: [String] = [],
        preferences: [String] = [],
        maxReplicasPerNode: UInt64? = nil,
        extensions: Extensions = [:]
    ) {
        self.constraints = constraints
        self.preferences = preferences
        self.maxReplicasPerNode = maxReplicasPerNode
        self.extensions = extensions
    }
}
