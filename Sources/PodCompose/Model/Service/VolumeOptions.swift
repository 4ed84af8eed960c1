public import OrderedCollections

/// Options of a mounted volume.
public struct VolumeOptions: Sendable, Hashable {
    /// Labels of the volume that the mount creates.
    public var labels: OrderedDictionary<String, String>
    /// Whether the image's content at the target is not copied into a new volume.
    public var noCopy: Bool
    /// A path within the volume to mount instead of its root.
    public var subpath: String?
    /// Keys that start with `x-`, as they were written.
    public var extensions: Extensions

    /// Makes a value from its parts; absent parts are as if they were not written.
    public init(
        labels: OrderedDictionary<String, String> = [:],
        noCopy: Bool = false,
        subpath: String? = nil,
        extensions: Extensions = [:]
    ) {
        self.labels = labels
        self.noCopy = noCopy
        self.subpath = subpath
        self.extensions = extensions
    }
}
