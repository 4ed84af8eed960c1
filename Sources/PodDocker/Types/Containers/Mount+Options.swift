extension Mount {
    /// Options of a bind mount.
    public struct BindOptions: Hashable, Sendable, Codable {
        /// `private`, `shared`, `slave`, or one of them with the prefix `r`.
        public var propagation: String?
        /// Whether mounts below the source stay out.
        public var nonRecursive: Bool?
        /// Whether a source that does not exist is made as a directory.
        public var createMountpoint: Bool?
        /// Whether mounts below a read-only one stay writable (API 1.44).
        public var readOnlyNonRecursive: Bool?
        /// Whether it is an error if mounts below a read-only one cannot be made read-only (API 1.44).
        public var readOnlyForceRecursive: Bool?

        /// Options with these fields; what is left out is left to the engine.
        public init(
            propagation: String? = nil,
            nonRecursive: Bool? = nil,
            createMountpoint: Bool? = nil,
            readOnlyNonRecursive: Bool? = nil,
            readOnlyForceRecursive: Bool? = nil
        ) {
            self.propagation = propagation
            self.nonRecursive = nonRecursive
            self.createMountpoint = createMountpoint
            self.readOnlyNonRecursive = readOnlyNonRecursive
            self.readOnlyForceRecursive = readOnlyForceRecursive
        }

        enum CodingKeys: String, CodingKey {
            case propagation = "Propagation"
            case nonRecursive = "NonRecursive"
            case createMountpoint = "CreateMountpoint"
            case readOnlyNonRecursive = "ReadOnlyNonRecursive"
            case readOnlyForceRecursive = "ReadOnlyForceRecursive"
        }
    }

    /// Options of a volume.
    public struct VolumeOptions: Hashable, Sendable, Codable {
        /// Whether the image's files at the target are not copied into an empty volume.
        public var noCopy: Bool?
        /// Labels of a volume that the mount makes.
        public var labels: [String: String]?
        /// The driver of a volume that the mount makes.
        public var driverConfig: DriverConfig?
        /// A path inside the volume that is mounted instead of its root (API 1.45).
        public var subpath: String?

        /// Options with these fields; what is left out is left to the engine.
        public init(
            noCopy: Bool? = nil,
            labels: [String: String]? = nil,
            driverConfig: DriverConfig? = nil,
            subpath: String? = nil
        ) {
            self.noCopy = noCopy
            self.labels = labels
            self.driverConfig = driverConfig
            self.subpath = subpath
        }

        enum CodingKeys: String, CodingKey {
            case noCopy = "NoCopy"
            case labels = "Labels"
            case driverConfig = "DriverConfig"
            case subpath = "Subpath"
        }
    }

    /// A driver of a volume and its options.
    public struct DriverConfig: Hashable, Sendable, Codable {
        /// The driver's name.
        public var name: String?
        /// The driver's options.
        public var options: [String: String]?

        /// A driver with its options.
        public init(name: String? = nil, options: [String: String]? = nil) {
            self.name = name
            self.options = options
        }

        enum CodingKeys: String, CodingKey {
            case name = "Name"
            case options = "Options"
        }
    }

    /// Options of a tmpfs.
    public struct TmpfsOptions: Hashable, Sendable, Codable {
        /// The size in bytes.
        public var sizeBytes: Int64?
        /// The permission bits of its root.
        public var mode: Int?

        /// Options with these fields; what is left out is left to the engine.
        public init(sizeBytes: Int64? = nil, mode: Int? = nil) {
            self.sizeBytes = sizeBytes
            self.mode = mode
        }

        enum CodingKeys: String, CodingKey {
            case sizeBytes = "SizeBytes"
            case mode = "Mode"
        }
    }

    /// Options of an image mount.
    public struct ImageOptions: Hashable, Sendable, Codable {
        /// A path inside the image that is mounted instead of its root.
        public var subpath: String?

        /// Options with these fields; what is left out is left to the engine.
        public init(subpath: String? = nil) {
            self.subpath = subpath
        }

        enum CodingKeys: String, CodingKey {
            case subpath = "Subpath"
        }
    }
}
