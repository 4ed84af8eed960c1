public import OrderedCollections

/// A resource that operators define and count.
public struct GenericResource: Sendable, Hashable {
    /// What it is.
    public var kind: String?
    /// How many.
    public var value: Int64
    /// Keys that start with `x-`, as they were written.
    public var extensions: Extensions

    /// Makes a value from its parts; absent parts are as if they were not written.
    public init(
        kind: String? = nil,
        value: Int64 = 0,
        extensions: Extensions = [:]
    ) {
        self.kind = kind
        self.value = value
        self.extensions = extensions
    }
}
