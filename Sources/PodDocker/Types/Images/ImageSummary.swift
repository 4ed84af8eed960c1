/// An image as `GET /images/json` lists it.
public struct ImageSummary: Hashable, Sendable, Decodable {
    /// The id.
    public var id: String
    /// Its names.
    public var repoTags: [String]?
    /// Its names by digest.
    public var repoDigests: [String]?
    /// When it was built, in seconds since 1970.
    public var createdSeconds: Int64?
    /// Its size in bytes.
    public var size: Int64?
    /// Its labels.
    public var labels: [String: String]?

    enum CodingKeys: String, CodingKey {
        case id = "Id"
        case repoTags = "RepoTags"
        case repoDigests = "RepoDigests"
        case createdSeconds = "Created"
        case size = "Size"
        case labels = "Labels"
    }
}
