/// A port of a service's containers that is published on the host.
public struct PortClaim: Sendable, Hashable {
    /// The service.
    public var service: String
    /// How many containers of the service publish it, each on a port of its own.
    public var containers: Int
    /// The address of the host; `nil` for all.
    public var hostAddress: String?
    /// Which port of the host.
    public var hostPort: HostPort
    /// The port inside the containers.
    public var target: Int
    /// `tcp`, `udp` or `sctp`.
    public var transport: String

    /// A port that is published.
    public init(
        service: String,
        containers: Int = 1,
        hostAddress: String? = nil,
        hostPort: HostPort,
        target: Int,
        transport: String = "tcp"
    ) {
        self.service = service
        self.containers = containers
        self.hostAddress = hostAddress
        self.hostPort = hostPort
        self.target = target
        self.transport = transport
    }

    /// Which port of the host a file asks for.
    public enum HostPort: Sendable, Hashable {
        /// This one.
        case fixed(Int)
        /// One of these.
        case range(ClosedRange<Int>)
        /// Any.
        case free
    }
}

extension PortClaim {
    init(_ mapping: PortMapping, of service: Service, containers: Int) {
        let hostPort: HostPort
        switch mapping.publishedRange {
        case nil, 0...0: hostPort = .free
        case let range? where range.count == 1: hostPort = .fixed(Int(range.lowerBound))
        case let range?: hostPort = .range(Int(range.lowerBound)...Int(range.upperBound))
        }
        self.init(
            service: service.name,
            containers: containers,
            hostAddress: mapping.hostIP,
            hostPort: hostPort,
            target: mapping.target,
            transport: mapping.transport ?? "tcp"
        )
    }
}
