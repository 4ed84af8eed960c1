public import OrderedCollections

/// Options of a bind mount.
public struct BindOptions: Sendable, Hashable {
    /// `z` for a label that containers share, `Z` for a private one.
    public var selinux: String?
    /// How mounts below it propagate, for example `rprivate`.
    public var propagation: String?
    /// Whether a missing path of the host is made.
    public var createHostPath: Bool
    /// `enabled`, `disabled`, `writable` or `readonly`.
    public var recursive: String?
    /// Keys that start with `x-`, as they were written.
    public var extensions: Extensions

    /// Makes a value from its parts; absent parts are as if they were not written.
    public init(
        selinux: String? = nil,
        propagation: String? = nil,
        createHostPath: Bool = false,
        recursive: String? = nil,
        extensions: Extensions = [:]
    ) {
        self.selinux = selinux
        self.propagation = propagation
        self.createHostPath = createHostPath
        self.recursive = recursive
        self.extensions = extensions
    }
}
