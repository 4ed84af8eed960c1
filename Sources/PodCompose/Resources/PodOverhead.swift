/// What a pod needs beside its services: the executor, its guardian and the infra container.
public struct PodOverhead: Sendable, Hashable {
    /// CPUs.
    public var cpus: CPUAmount
    /// Bytes of memory.
    public var memory: Int64

    /// An overhead of so many CPUs and bytes of memory.
    public init(cpus: CPUAmount, memory: Int64) {
        self.cpus = cpus
        self.memory = memory
    }

    /// No overhead: for a pod that nobody supervises.
    public static let none = PodOverhead(cpus: .zero, memory: 0)

    /// What was measured for an executor that runs a pod of three services, its infra container included: no CPU time
    /// while nothing happens and less than 22 MB resident, with a reserve for its launch and for long outputs.
    public static let measured = PodOverhead(cpus: CPUAmount(nanoCPUs: 10_000_000), memory: 32 << 20)

    /// The overhead is requested, and added to what the services are limited to.
    package var figures: ResourceFigures {
        ResourceFigures(cpuRequest: cpus, cpuLimit: cpus, memoryRequest: memory, memoryLimit: memory)
    }
}
