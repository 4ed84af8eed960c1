import PodCgroups
import SystemPackage

/// The cgroup that holds a pod's containers, limited as a whole and gone with the pod.
struct PodCgroup: Sendable {
    /// What the engine is told as `CgroupParent`.
    let parent: String
    let memory: MemoryWatch
    private let cgroup: Cgroup?
    /// What the cgroup must hold; nothing where systemd sees to it.
    private let limits: CgroupLimits
    let place: PodCgroupPlace

    /// Makes the pod's cgroup, sets its limits, and checks that the kernel holds them.
    ///
    /// - Parameters:
    ///   - plan: where it is to be, and with which limits.
    ///   - warn: is told what the pod has to do without.
    /// - Returns: `nil` if the containers go where the engine puts them by default.
    /// - Throws: ``PodFailure`` if limits were asked for and cannot be set, or a place that cannot be had.
    static func make(_ plan: PodCgroupPlan?, warn: (String) -> Void) async throws(PodFailure) -> PodCgroup? {
        guard let plan, plan.place != .engine else { return nil }
        let limits = plan.limits
        try limits.check()
        let host = try? Cgroups.detect()
        do {
            return try await make(plan.place, limits, host)
        } catch {
            if let leftBehind = error.leftBehind { warn("left behind: \(leftBehind)") }
            switch plan.place {
            case .nested(_, let parent)
            where error.isAboutRights && (limits.isEmpty || host?.holds(limits, parent) == true):
                // The engine has the rights, and the agent's limits hold for all below.
                return PodCgroup(
                    parent: parent.string,
                    memory: .blind,
                    cgroup: nil,
                    limits: CgroupLimits(),
                    place: .engine
                )
            case .slice(let name) where limits.isEmpty && !plan.isByName:
                // systemd makes a slice when the first container names it, and removes it after the last.
                return PodCgroup(parent: name, memory: .blind, cgroup: nil, limits: CgroupLimits(), place: .engine)
            default:
                guard limits.isEmpty, !plan.isByName else {
                    throw PodFailure(
                        .cgroup,
                        "the pod cannot have \(limits.isEmpty ? "its cgroup" : "its limits"): \(error)"
                    )
                }
                warn("the pod has no cgroup of its own: \(error)")
                return nil
            }
        }
    }

    private static func make(
        _ place: PodCgroupPlace,
        _ limits: PodLimits,
        _ host: Cgroups?
    ) async throws(CgroupFailure) -> PodCgroup? {
        do {
            switch place {
            case .engine: return nil
            case .cgroup(let path, _), .nested(let path, _):
                guard let host else { return nil }
                if case .nested(_, let parent) = place, try !host.cgroup(parent).exists {
                    throw CgroupError(.notFound, "this executor's cgroup is gone", path: parent)
                }
                // The end of the pod is that of all in its cgroup.
                if let stranger = try host.cgroup(path).processes().first {
                    throw CgroupError(
                        .busy,
                        "process \(stranger) is in the cgroup already, and is not the pod's",
                        path: path
                    )
                }
                let cgroup = try host.create(path, limits: limits.kernelLimits)
                do {
                    try cgroup.check { limits.kernelLimits.areHeld(by: $0) }
                    let memory = try MemoryWatch(cgroup)
                    return PodCgroup(
                        parent: path.string,
                        memory: memory,
                        cgroup: cgroup,
                        limits: limits.kernelLimits,
                        place: place
                    )
                } catch {
                    throw CgroupFailure(
                        cause: error,
                        leftBehind: await leftover("cgroup \(path)") { try await cgroup.remove(upTo: place.ancestor) }
                    )
                }
            case .slice(let name):
                let slice = SystemdSlice(name: name)
                var isMade = false
                do {
                    try await slice.start(limits, isMade: &isMade)
                    let cgroup = try Cgroups.detect().cgroup(slice.path)
                    try cgroup.check { SystemdSlice.holds(limits, in: $0) }
                    return PodCgroup(
                        parent: slice.name,
                        memory: try MemoryWatch(cgroup),
                        cgroup: cgroup,
                        limits: CgroupLimits(),
                        place: place
                    )
                } catch {
                    let leftBehind = isMade ? await leftover("slice \(slice.name)") { try await slice.stop() } : nil
                    throw CgroupFailure(cause: error, leftBehind: leftBehind)
                }
            }
        } catch {
            throw error as? CgroupFailure ?? CgroupFailure(cause: error)
        }
    }

    /// - Returns: `nil` if the removal succeeds, else the name and what went wrong.
    private static func leftover(_ name: String, after remove: () async throws -> Void) async -> String? {
        do {
            try await remove()
            return nil
        } catch {
            return "\(name): \(error)"
        }
    }

    /// Checked before each start: the engine would make a cgroup that is gone anew, or has done so, without limits.
    func checkPresence() throws(PodFailure) {
        guard let cgroup else { return }
        // systemd makes a slice only where it needs one.
        let isThere = if case .slice = place { cgroup.exists } else { cgroup.isComplete }
        if isThere, let held = try? cgroup.limits(), limits.areHeld(by: held) { return }
        throw PodFailure(.cgroup, "the pod's cgroup \(cgroup) was removed by someone else, or has lost its limits")
    }

    /// Ends what still runs, and removes the cgroup with what the engine left in it.
    static func remove(_ place: PodCgroupPlace) async throws {
        switch place {
        case .engine: return
        case .slice(let name): try await SystemdSlice(name: name).stop()
        case .cgroup(let path, _), .nested(let path, _):
            let cgroup = try Cgroups.detect().cgroup(path)
            try await cgroup.kill()
            try await cgroup.remove(upTo: place.ancestor)
        }
    }
}

/// Why a pod's cgroup could not be made.
private struct CgroupFailure: Error, CustomStringConvertible {
    var cause: any Error
    /// What was made all the same and could not be removed, and why.
    var leftBehind: String?

    var isAboutRights: Bool {
        let code = (cause as? CgroupError)?.code
        return code == .denied || code == .readOnly
    }

    var description: String { (cause as? PodFailure)?.message ?? "\(cause)" }
}

extension Cgroup {
    /// Whether the kernel took the limits as they were meant.
    fileprivate func check(_ areHeld: (CgroupLimits) -> Bool) throws(CgroupError) {
        guard exists else { throw CgroupError(.notFound, "the cgroup \(path) was not made") }
        guard areHeld(try limits()) else {
            throw CgroupError(.refused, "the kernel holds other limits than those that were set for \(path)")
        }
    }
}

extension Cgroups {
    /// Whether a cgroup that somebody else made limits all that these limits do. It has to hold its executor as well,
    /// so that its numbers are not compared.
    fileprivate func holds(_ limits: PodLimits, _ path: FilePath) -> Bool {
        guard let held = try? cgroup(path).limits() else { return false }
        let holdsMemory = limits.memory == nil || held.memory?.value != nil
        let holdsCPUs = limits.cpus == nil || held.cpuShares != nil
        let holdsPids = limits.pids == nil || held.pids?.value != nil
        return holdsMemory && holdsCPUs && holdsPids
    }
}
