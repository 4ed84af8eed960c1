/// The services that run at the time when a pod requests most.
public struct ResourcePeak: Sendable, Hashable {
    /// Those with the largest sum of CPUs.
    public var cpus: [String]
    /// Those with the largest sum of memory.
    public var memory: [String]

    /// Services by name.
    public init(cpus: [String], memory: [String]) {
        self.cpus = cpus
        self.memory = memory
    }
}
