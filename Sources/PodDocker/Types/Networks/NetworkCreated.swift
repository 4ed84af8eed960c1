/// The answer of `POST /networks/create`.
public struct NetworkCreated: Hashable, Sendable, Decodable {
    /// The new network's id.
    public var id: String
    /// What the engine did not do as asked.
    public var warning: String?

    enum CodingKeys: String, CodingKey {
        case id = "Id"
        case warning = "Warning"
    }
}
