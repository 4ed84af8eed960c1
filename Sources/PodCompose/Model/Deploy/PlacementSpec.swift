public import OrderedCollections

/// On which nodes a service may run.
public struct PlacementSpec: Sendable, Hashable {
    /// Conditions, for example `node.role==manager`.
    public var constraints: [String]
    /// How they are distributed, in the order of their weight.
    public var preferences: [PlacementPreference]
    /// How many containers one node may run.
    public var maxReplicasPerNode: UInt64?
    /// Keys that start with `x-`, as they were written.
    public var extensions: Extensions

    /// Makes a value from its parts; absent parts are as if they were not written.
    public init(
        constraints: [String] = [],
        preferences: [PlacementPreference] = [],
        maxReplicasPerNode: UInt64? = nil,
        extensions: Extensions = [:]
    ) {
        self.constraints = constraints
        self.preferences = preferences
        self.maxReplicasPerNode = maxReplicasPerNode
        self.extensions = extensions
    }
}
