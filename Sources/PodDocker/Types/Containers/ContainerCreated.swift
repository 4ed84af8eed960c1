/// The answer of `POST /containers/create`.
public struct ContainerCreated: Hashable, Sendable, Decodable {
    /// The new container's id.
    public var id: String
    /// What the engine did not do as asked.
    public var warnings: [String]?

    enum CodingKeys: String, CodingKey {
        case id = "Id"
        case warnings = "Warnings"
    }
}
