/// `mesos.v1.ContainerInfo`: the container that a task asks for.
public struct ContainerInfo: Hashable, Sendable, Codable {
    /// `ContainerInfo.DockerInfo`
    public struct Docker: Hashable, Sendable, Codable {
        /// `mesos.v1.Parameter`: an option of the docker command line.
        public struct Parameter: Hashable, Sendable, Codable {
            /// The option, without its dashes.
            public var key: String
            /// Its value.
            public var value: String

            /// Makes an option.
            public init(_ key: String, _ value: String) {
                self.key = key
                self.value = value
            }
        }

        /// The image's reference.
        public var image: String
        /// `HOST`, `BRIDGE`, `NONE` or `USER`.
        public var network: String?
        /// Ports to publish.
        @Repeated public var portMappings: [NetworkInfo.PortMapping]
        /// Whether it is privileged.
        public var privileged: Bool?
        /// More options.
        @Repeated public var parameters: [Parameter]
        /// Whether the image is pulled although it is there.
        public var forcePullImage: Bool?

        private enum CodingKeys: String, CodingKey {
            case image
            case network
            case portMappings = "port_mappings"
            case privileged
            case parameters
            case forcePullImage = "force_pull_image"
        }

        /// Makes one of an image.
        public init(image: String) {
            self.image = image
        }
    }

    /// `mesos.v1.Volume`
    public struct Volume: Hashable, Sendable, Codable {
        /// `RW` or `RO`.
        public var mode: String
        /// Where the container sees it.
        public var containerPath: String
        /// Where it is on the host; relative to the sandbox if it does not begin with a slash.
        public var hostPath: String?

        private enum CodingKeys: String, CodingKey {
            case mode
            case containerPath = "container_path"
            case hostPath = "host_path"
        }

        /// Makes a volume.
        public init(mode: String, containerPath: String, hostPath: String? = nil) {
            self.mode = mode
            self.containerPath = containerPath
            self.hostPath = hostPath
        }
    }

    /// `DOCKER` or `MESOS`.
    public var type: String
    /// What is mounted.
    @Repeated public var volumes: [Volume]
    /// The container's own name for itself.
    public var hostname: String?
    /// What is asked of Docker.
    public var docker: Docker?
    /// The networks to join.
    @Repeated public var networkInfos: [NetworkInfo]

    private enum CodingKeys: String, CodingKey {
        case type
        case volumes
        case hostname
        case docker
        case networkInfos = "network_infos"
    }

    /// Makes one of this type.
    public init(type: String) {
        self.type = type
    }
}
