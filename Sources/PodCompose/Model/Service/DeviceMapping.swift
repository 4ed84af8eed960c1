public import OrderedCollections

/// A device of the host inside a container (Compose Specification, `devices`).
public struct DeviceMapping: Sendable, Hashable {
    /// The path on the host, or a CDI name.
    public var source: String?
    /// The path in the container.
    public var target: String?
    /// A part of `rwm`: read, write, make nodes.
    public var permissions: String?
    /// Keys that start with `x-`, as they were written.
    public var extensions: Extensions

    /// Makes a value from its parts; absent parts are as if they were not written.
    public init(
        source: String? = nil,
        target: String? = nil,
        permissions: String? = nil,
        extensions: Extensions = [:]
    ) {
        self.source = source
        self.target = target
        self.permissions = permissions
        self.extensions = extensions
    }
}
