/// What a project asks of the machine that runs it as one pod.
public struct ResourceTotals: Sendable, Hashable {
    /// The figures of the whole pod, its overhead included. Limits are never below requests.
    public var pod: ResourceFigures
    /// What the pod needs beside its services.
    public var overhead: PodOverhead
    /// The services in the order of the file.
    public var services: [ServiceResources]
    /// Which services run when most is requested, if the peak was asked for.
    public var peak: ResourcePeak?
    /// What the author of the file should know, by service.
    public var findings: [ResourceFinding]

    /// Totals from their parts.
    public init(
        pod: ResourceFigures,
        overhead: PodOverhead,
        services: [ServiceResources],
        peak: ResourcePeak? = nil,
        findings: [ResourceFinding] = []
    ) {
        self.pod = pod
        self.overhead = overhead
        self.services = services
        self.peak = peak
        self.findings = findings
    }

    /// The published ports of all services, in the order of the file.
    public var ports: [PortClaim] { services.flatMap(\.ports) }

    /// How many ports of the host the pod takes. Claims of one fixed port for several addresses or transports share it.
    public var hostPortCount: Int { HostPortSharing.count(services) }
}
