/// The body of `POST /containers/create`.
///
/// The engine's JSON has the fields of ``config`` at the top and the other two as objects among them.
public struct ContainerCreateRequest: Hashable, Sendable {
    /// What does not depend on the host.
    public var config: ContainerConfig
    /// What depends on the host.
    public var hostConfig: HostConfig
    /// The networks to join.
    public var networkingConfig: NetworkingConfig?

    /// A container made of these parts.
    public init(
        config: ContainerConfig,
        hostConfig: HostConfig = HostConfig(),
        networkingConfig: NetworkingConfig? = nil
    ) {
        self.config = config
        self.hostConfig = hostConfig
        self.networkingConfig = networkingConfig
    }

    enum CodingKeys: String, CodingKey {
        case hostConfig = "HostConfig"
        case networkingConfig = "NetworkingConfig"
    }
}

extension ContainerCreateRequest: Codable {
    /// Reads a body as the engine reads it.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        config = try ContainerConfig(from: decoder)
        hostConfig = try container.decodeIfPresent(HostConfig.self, forKey: .hostConfig) ?? HostConfig()
        networkingConfig = try container.decodeIfPresent(NetworkingConfig.self, forKey: .networkingConfig)
    }

    /// Writes the body; what is `nil` is left out.
    public func encode(to encoder: any Encoder) throws {
        try config.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(hostConfig, forKey: .hostConfig)
        try container.encodeIfPresent(networkingConfig, forKey: .networkingConfig)
    }
}
