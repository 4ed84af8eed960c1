public import OrderedCollections

/// A secret or config that a service or build uses (Compose Specification, `secrets` and `configs` of a service).
public struct FileMount: Sendable, Hashable {
    /// The key of the top-level secret or config.
    public var source: String?
    /// The path in the container.
    public var target: String?
    /// The owner of the file.
    public var uid: String?
    /// The group of the file.
    public var gid: String?
    /// The permission bits of the file.
    public var mode: Int64?
    /// Keys that start with `x-`, as they were written.
    public var extensions: Extensions

    /// Makes a value from its parts; absent parts are as if they were not written.
    public init(
        source: String? = nil,
        target: String? = nil,
        uid: String? = nil,
        gid: String? = nil,
        mode: Int64? = nil,
        extensions: Extensions = [:]
    ) {
        self.source = source
        self.target = target
        self.uid = uid
        self.gid = gid
        self.mode = mode
        self.extensions = extensions
    }
}
