public import PodCgroups

/// What a running pod uses at one moment, by the kernel's account.
public struct PodUsage: Hashable, Sendable {
    /// One container, or the pod as a whole.
    public struct Part: Hashable, Sendable {
        /// The service as the Compose file names it; `nil` for the pod as a whole and for the infra container.
        public var service: String?
        /// The container's name within the pod: `web`, or `web-2` of several; `nil` for the pod as a whole and for the
        /// infra container.
        public var container: String?
        /// The container's name on the engine; the pod's for the whole.
        public var name: String
        /// What it has used, and holds now.
        public var usage: CgroupUsage
        /// The limit of cpu time, in CPUs; `nil` for none.
        public var cpuLimit: Double?

        /// Makes a part's usage from what was read.
        public init(
            service: String? = nil,
            container: String? = nil,
            name: String,
            usage: CgroupUsage,
            cpuLimit: Double? = nil
        ) {
            self.service = service
            self.container = container
            self.name = name
            self.usage = usage
            self.cpuLimit = cpuLimit
        }
    }

    /// When it was read.
    public var time: ContinuousClock.Instant
    /// The pod's cgroup; `nil` if the pod has none of its own, and ``pod`` is the sum of its containers.
    public var cgroup: String?
    /// The pod as a whole.
    public var pod: Part
    /// The containers that run, in the order of their names.
    public var containers: [Part]

    /// Makes a reading from its parts.
    public init(time: ContinuousClock.Instant, cgroup: String? = nil, pod: Part, containers: [Part]) {
        self.time = time
        self.cgroup = cgroup
        self.pod = pod
        self.containers = containers
    }

    /// How many CPUs a part used on average since an earlier moment.
    ///
    /// - Returns: `nil` if the part was not there then, or nothing accounts for cpu time.
    public func cpus(of name: String, since earlier: PodUsage) -> Double? {
        let elapsed = time - earlier.time
        guard elapsed > .zero, let now = part(name)?.usage.cpu?.total, let then = earlier.part(name)?.usage.cpu?.total
        else { return nil }
        // A container that was started again counts from zero.
        return max(0, (now - then) / elapsed)
    }

    private func part(_ name: String) -> Part? {
        pod.name == name ? pod : containers.first { $0.name == name }
    }
}
