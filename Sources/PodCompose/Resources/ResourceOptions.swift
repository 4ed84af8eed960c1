/// How resource totals are computed.
public struct ResourceOptions: Sendable, Hashable {
    /// CPUs that a container of a service requests which asks for none.
    public var defaultCPUs: CPUAmount?
    /// Bytes of memory that a container of a service requests which asks for none.
    public var defaultMemory: Int64?
    /// What the pod needs beside its services.
    public var overhead: PodOverhead
    /// Whether services that have completed before others start are not added to those.
    public var peak: Bool

    /// Options; by default a plain sum with the measured overhead.
    public init(
        defaultCPUs: CPUAmount? = nil,
        defaultMemory: Int64? = nil,
        overhead: PodOverhead = .measured,
        peak: Bool = false
    ) {
        self.defaultCPUs = defaultCPUs
        self.defaultMemory = defaultMemory
        self.overhead = overhead
        self.peak = peak
    }
}
