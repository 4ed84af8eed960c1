public import OrderedCollections

/// Options of an image mount.
public struct ImageOptions: Sendable, Hashable {
    /// A path within the image to mount instead of its root.
    public var subpath: String?
    /// Keys that start with `x-`, as they were written.
    public var extensions: Extensions

    /// Makes a value from its parts; absent parts are as if they were not written.
    public init(
        subpath: String? = nil,
        extensions: Extensions = [:]
    ) {
        self.subpath = subpath
        self.extensions = extensions
    }
}
