public import OrderedCollections

/// A component that provides a service in place of a container (Compose Specification, `provider`).
public struct ProviderSpec: Sendable, Hashable {
    /// The provider: the attribute `type`.
    public var kind: String
    /// Options; each may be given several times.
    public var options: OrderedDictionary<String, [String]>
    /// Keys that start with `x-`, as they were written.
    public var extensions: Extensions

    /// Makes a value from its parts; absent parts are as if they were not written.
    public init(
        kind: String,
        options: OrderedDictionary<String, [String]> = [:],
        extensions: Extensions = [:]
    ) {
        self.kind = kind
        self.options = options
        self.extensions = extensions
    }
}
