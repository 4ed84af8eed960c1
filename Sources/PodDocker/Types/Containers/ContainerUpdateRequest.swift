/// The body of `POST /containers/{id}/update`: new limits, a new restart policy.
public struct ContainerUpdateRequest: Hashable, Sendable {
    /// The limits to change; those left out stay as they are.
    public var resources: ContainerResources
    /// The new restart policy.
    public var restartPolicy: RestartPolicy?

    /// An update of these fields.
    public init(resources: ContainerResources = ContainerResources(), restartPolicy: RestartPolicy? = nil) {
        self.resources = resources
        self.restartPolicy = restartPolicy
    }

    enum CodingKeys: String, CodingKey {
        case restartPolicy = "RestartPolicy"
    }
}

extension ContainerUpdateRequest: Codable {
    /// Reads a body as the engine reads it.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        resources = try ContainerResources(from: decoder)
        restartPolicy = try container.decodeIfPresent(RestartPolicy.self, forKey: .restartPolicy)
    }

    /// Writes the body; what is `nil` is left out.
    public func encode(to encoder: any Encoder) throws {
        try resources.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encodeIfPresent(restartPolicy, forKey: .restartPolicy)
    }
}
