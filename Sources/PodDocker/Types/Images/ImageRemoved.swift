/// One step of `DELETE /images/{name}`.
public struct ImageRemoved: Hashable, Sendable, Decodable {
    /// A name that was removed.
    public var untagged: String?
    /// An image or layer that was removed.
    public var deleted: String?

    enum CodingKeys: String, CodingKey {
        case untagged = "Untagged"
        case deleted = "Deleted"
    }
}
