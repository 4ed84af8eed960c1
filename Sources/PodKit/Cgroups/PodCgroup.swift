import PodCgroups
import SystemPackage

/// The cgroup that holds a pod's containers, limited as a whole and gone with the pod.
struct PodCgroup: Sendable {
    /// What the engine is told as `CgroupParent`.
    let parent: String
    private let cgroup: Cgroup?

    /// Cgroups of pods that have no place below an executor's own.
    static let root: FilePath = "/podkit"

    /// Makes the pod's cgroup as the engine's driver needs it.
    ///
    /// - Returns: `nil` if this process may not make one and no limit was asked for: the engine's default has to do.
    /// - Throws: ``PodFailure`` if limits were asked for and cannot be set.
    static func make(podID: String, driver: String, limits: PodLimits) throws(PodFailure) -> PodCgroup? {
        if driver == "systemd" {
            guard limits.isEmpty else {
                throw PodFailure(
                    .cgroup,
                    "limits for the pod as a whole need an engine with the cgroupfs cgroup driver; this one "
                        + "uses systemd. Give the services limits of their own instead"
                )
            }
            // systemd makes a slice when the first container names it, and removes it after the last.
            return PodCgroup(parent: "podkit-\(podID.filter { $0 != "-" && $0 != "_" }).slice", cgroup: nil)
        }
        do {
            let path = root.appending(podID)
            let cgroup = try Cgroups.detect().create(path, limits: kernelLimits(limits))
            return PodCgroup(parent: path.string, cgroup: cgroup)
        } catch {
            guard limits.isEmpty else { throw PodFailure(.cgroup, "the pod's limits cannot be set: \(error)") }
            return nil
        }
    }

    private static func kernelLimits(_ limits: PodLimits) throws(PodFailure) -> CgroupLimits {
        var kernel = CgroupLimits()
        if let cpus = limits.cpus {
            guard let quota = CPUQuota(cpus: cpus) else {
                throw PodFailure(.cgroup, "\(cpus) is no number of CPUs that a pod can be limited to")
            }
            kernel.cpuQuota = quota
        }
        if let share = limits.cpuShare ?? limits.cpus { kernel.cpuShares = CPUShares.shares(cpus: share) }
        if let memory = limits.memory { kernel.memory = .value(UInt64(clamping: memory)) }
        return kernel
    }

    /// How many processes of the pod the kernel has killed for want of memory.
    var outOfMemoryKills: UInt64 {
        guard let usage = try? cgroup?.usage() else { return 0 }
        return usage.memory?.oomKills ?? 0
    }

    /// Removes the cgroup, with what the engine left in it.
    func remove() async throws {
        try await cgroup?.remove(upTo: Self.root)
    }
}
