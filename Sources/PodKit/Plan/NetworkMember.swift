public import PodCompose

/// A container that is in the pod's network, and the ports on which its file says that it listens.
public struct NetworkMember: Hashable, Sendable {
    /// The key of the container in the plan.
    public var container: String
    /// The service as the Compose file names it.
    public var service: String
    /// The reference of its image.
    public var image: String
    /// Where the file names the image.
    public var imageLocation: SourceLocation?
    /// What `ports` and `expose` say.
    public var listeners: [PortListener]

    /// Makes a member from its parts.
    public init(
        container: String,
        service: String,
        image: String,
        imageLocation: SourceLocation? = nil,
        listeners: [PortListener] = []
    ) {
        self.container = container
        self.service = service
        self.image = image
        self.imageLocation = imageLocation
        self.listeners = listeners
    }

    /// All that the container listens on, once its image is known: what its file says comes first.
    public func listeners(with image: ImageFacts?) -> [PortListener] {
        listeners
            + (image?.exposedPorts ?? []).map { port in
                PortListener(
                    container: container,
                    service: service,
                    port: port,
                    source: .image(self.image),
                    location: imageLocation
                )
            }
    }
}
