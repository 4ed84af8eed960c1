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

    /// What was measured while a pod of three services ran, rounded up to the least memory that Mesos gives a container.
    ///
    /// The executor had 21.2 MiB resident, of which 2.4 MiB were its own, and used no CPU time while nothing happened
    /// (`make bench` prints both); the cgroup of the infra container held 0.3 MiB, and 3.9 MiB while it was started
    /// (`memory.max_usage_in_bytes`). A hundredth of a CPU, the least that Mesos gives a task, is for the launch.
    public static let measured = PodOverhead(cpus: CPUAmount(nanoCPUs: 10_000_000), memory: 32 << 20)

    /// The overhead is requested, and added to what the services are limited to.
    package var figures: ResourceFigures {
        ResourceFigures(cpuRequest: cpus, cpuLimit: cpus, memoryRequest: memory, memoryLimit: memory)
    }
}
