/// An image as `GET /images/{name}/json` describes it.
public struct ImageInspect: Hashable, Sendable, Decodable {
    /// The id: the digest of its configuration, or of its manifest with the containerd store.
    public var id: String
    /// Its names.
    public var repoTags: [String]?
    /// Its names by digest.
    public var repoDigests: [String]?
    /// When it was built.
    public var created: Timestamp?
    /// Who built it.
    public var author: String?
    /// The processor: `amd64`, `arm64`.
    public var architecture: String?
    /// The processor's variant.
    public var variant: String?
    /// The operating system.
    public var os: String?
    /// Its size in bytes.
    public var size: Int64?
    /// What containers of it get by default.
    public var config: ContainerConfig?
    /// What this engine knows of it beyond its configuration.
    public var metadata: Metadata?

    /// What an engine notes about an image.
    public struct Metadata: Hashable, Sendable, Decodable {
        /// When the image was last given a name here, by a pull, a build or a tag.
        public var lastTagTime: Timestamp?

        enum CodingKeys: String, CodingKey {
            case lastTagTime = "LastTagTime"
        }
    }

    enum CodingKeys: String, CodingKey {
        case id = "Id"
        case repoTags = "RepoTags"
        case repoDigests = "RepoDigests"
        case created = "Created"
        case author = "Author"
        case architecture = "Architecture"
        case variant = "Variant"
        case os = "Os"
        case size = "Size"
        case config = "Config"
        case metadata = "Metadata"
    }
}
