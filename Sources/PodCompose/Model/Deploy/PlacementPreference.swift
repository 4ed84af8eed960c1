public import OrderedCollections

/// How containers are to be distributed over nodes.
public struct PlacementPreference: Sendable, Hashable {
    /// The label over whose values the containers are spread.
    public var spread: String?
    /// Keys that start with `x-`, as they were written.
    public var extensions: Extensions

    /// Makes a value from its parts; absent parts are as if they were not written.
    public init(spread: String? = nil, extensions: Extensions = [:]) {
        self.spread = spread
        self.extensions = extensions
    }
}
