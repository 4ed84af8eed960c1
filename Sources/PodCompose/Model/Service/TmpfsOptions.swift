public import OrderedCollections

/// Options of a tmpfs mount.
public struct TmpfsOptions: Sendable, Hashable {
    /// The limit in bytes.
    public var size: Int64?
    /// The permission bits of its root.
    public var mode: UInt32?
    /// Keys that start with `x-`, as they were written.
    public var extensions: Extensions

    /// Makes a value from its parts; absent parts are as if they were not written.
    public init(
        size: Int64? = nil,
        mode: UInt32? = nil,
        extensions: Extensions = [:]
    ) {
        self.size = size
        self.mode = mode
        self.extensions = extensions
    }
}
