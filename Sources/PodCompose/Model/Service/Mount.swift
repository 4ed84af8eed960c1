public import OrderedCollections

/// Something mounted into a container (Compose Specification, `volumes` of a service).
public struct Mount: Sendable, Hashable {
    /// What is mounted: the attribute `type`.
    public var kind: Kind
    /// A path of the host, the key of a top-level volume, or an image; `nil` for an anonymous volume or tmpfs.
    public var source: String?
    /// The path in the container.
    public var target: String?
    /// Whether the container cannot write to it.
    public var readOnly: Bool
    /// Kept for platforms that know it; engines on Linux ignore it.
    public var consistency: String?
    /// Options of a bind mount.
    public var bind: BindOptions?
    /// Options of a volume.
    public var volume: VolumeOptions?
    /// Options of a tmpfs.
    public var tmpfs: TmpfsOptions?
    /// Options of an image mount.
    public var image: ImageOptions?
    /// Keys that start with `x-`, as they were written.
    public var extensions: Extensions

    /// Makes a value from its parts; absent parts are as if they were not written.
    public init(
        kind: Kind,
        source: String? = nil,
        target: String? = nil,
        readOnly: Bool = false,
        consistency: String? = nil,
        bind: BindOptions? = nil,
        volume: VolumeOptions? = nil,
        tmpfs: TmpfsOptions? = nil,
        image: ImageOptions? = nil,
        extensions: Extensions = [:]
    ) {
        self.kind = kind
        self.source = source
        self.target = target
        self.readOnly = readOnly
        self.consistency = consistency
        self.bind = bind
        self.volume = volume
        self.tmpfs = tmpfs
        self.image = image
        self.extensions = extensions
    }

    /// What a mount makes available.
    public enum Kind: String, Sendable, Hashable {
        case bind
        case volume
        case tmpfs
        case cluster
        case namedPipe = "npipe"
        case image
    }
}
