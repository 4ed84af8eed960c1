/// The answer of `POST /containers/{id}/update`.
public struct ContainerUpdated: Hashable, Sendable, Decodable {
    /// What the engine did not do as asked.
    public var warnings: [String]?

    enum CodingKeys: String, CodingKey {
        case warnings = "Warnings"
    }
}
