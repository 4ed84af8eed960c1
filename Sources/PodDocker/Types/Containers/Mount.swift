/// A mount of a container in its long form (`Mounts` of `HostConfig`).
public struct Mount: Hashable, Sendable, Codable {
    /// What is mounted.
    public var type: MountType
    /// The host's path, the volume's name or the image; an anonymous volume has none.
    public var source: String?
    /// The path in the container.
    public var target: String
    /// Whether the mount is read-only.
    public var readOnly: Bool?
    /// The consistency that macOS hosts keep.
    public var consistency: String?
    /// Options of a bind mount.
    public var bindOptions: BindOptions?
    /// Options of a volume.
    public var volumeOptions: VolumeOptions?
    /// Options of a tmpfs.
    public var tmpfsOptions: TmpfsOptions?
    /// Options of an image mount (API 1.48).
    public var imageOptions: ImageOptions?

    /// A value with these fields; what is left out is left to the engine.
    public init(
        type: MountType,
        source: String? = nil,
        target: String,
        readOnly: Bool? = nil,
        consistency: String? = nil,
        bindOptions: BindOptions? = nil,
        volumeOptions: VolumeOptions? = nil,
        tmpfsOptions: TmpfsOptions? = nil,
        imageOptions: ImageOptions? = nil
    ) {
        self.type = type
        self.source = source
        self.target = target
        self.readOnly = readOnly
        self.consistency = consistency
        self.bindOptions = bindOptions
        self.volumeOptions = volumeOptions
        self.tmpfsOptions = tmpfsOptions
        self.imageOptions = imageOptions
    }

    enum CodingKeys: String, CodingKey {
        case type = "Type"
        case source = "Source"
        case target = "Target"
        case readOnly = "ReadOnly"
        case consistency = "Consistency"
        case bindOptions = "BindOptions"
        case volumeOptions = "VolumeOptions"
        case tmpfsOptions = "TmpfsOptions"
        case imageOptions = "ImageOptions"
    }
}
