public import PodCompose

/// A port on which a container listens, as far as planning knows.
public struct PortListener: Hashable, Sendable {
    /// What says that the container listens.
    public enum Source: Hashable, Sendable {
        /// The service's `ports`.
        case ports
        /// The service's `expose`.
        case expose
        /// An `EXPOSE` of the image with this reference.
        case image(String)
    }

    /// The key of the container in the plan.
    public var container: String
    /// The service as the Compose file names it.
    public var service: String
    /// The port in the container.
    public var port: ContainerPort
    /// What says so.
    public var source: Source
    /// Where it was written; for an image, where the file names the image.
    public var location: SourceLocation?

    /// Makes a listener from its parts.
    public init(
        container: String,
        service: String,
        port: ContainerPort,
        source: Source,
        location: SourceLocation? = nil
    ) {
        self.container = container
        self.service = service
        self.port = port
        self.source = source
        self.location = location
    }
}

extension PortListener.Source: CustomStringConvertible {
    /// `ports`, `expose` or `the image nginx`.
    public var description: String {
        switch self {
        case .ports: "ports"
        case .expose: "expose"
        case .image(let reference): "the image \(reference)"
        }
    }
}
