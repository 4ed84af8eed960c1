/// What the kernel's account says of a container that has ended.
package struct MemoryAccount: Hashable, Sendable {
    /// The kill that hit the container, and whose limit was met.
    package var kill: OutOfMemory?
    /// How long ago that was.
    package var killAge: Duration
    /// Whether the engine's word may mean the pod as a whole: on v1 the kernel wakes all below the cgroup at fault, and
    /// the engine then says of each container that it ran out of memory.
    package var isPodWide: Bool
    /// The first limit of a cgroup above the pod's, in bytes.
    package var outerLimit: Int64?
    /// Whether kills at a container's own limit are heard of: v1 tells only those at limits of the pod's cgroup and above.
    package var seesContainerLimits: Bool

    /// The account of somebody who sees nothing.
    package static let blind = MemoryAccount()

    package init(
        kill: OutOfMemory? = nil,
        killAge: Duration = .zero,
        isPodWide: Bool = false,
        outerLimit: Int64? = nil,
        seesContainerLimits: Bool = false
    ) {
        self.kill = kill
        self.killAge = killAge
        self.isPodWide = isPodWide
        self.outerLimit = outerLimit
        self.seesContainerLimits = seesContainerLimits
    }
}
