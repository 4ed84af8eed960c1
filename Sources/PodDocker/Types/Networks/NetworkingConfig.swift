/// The networks of a new container (`NetworkingConfig` of `POST /containers/create`).
///
/// Engines before API 1.44 take one network here; more are added by `POST /networks/{id}/connect`.
public struct NetworkingConfig: Hashable, Sendable, Codable {
    /// The settings by the network's name or id.
    public var endpoints: [String: EndpointSettings]?

    /// A value with these fields; what is left out is left to the engine.
    public init(endpoints: [String: EndpointSettings]? = nil) {
        self.endpoints = endpoints
    }

    enum CodingKeys: String, CodingKey {
        case endpoints = "EndpointsConfig"
    }
}
