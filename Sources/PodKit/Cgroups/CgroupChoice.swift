package import PodCgroups
package import PodConfiguration
package import SystemPackage

/// Where a pod's cgroup is to be, decided from what is known of the host, without touching it.
package struct CgroupChoice: Hashable, Sendable {
    package var place: PodCgroupPlace
    /// Why, for the log.
    package var reason: String

    /// Cgroups of pods that have no place below an executor's own.
    package static let root: FilePath = "/podkit"

    /// Decides.
    ///
    /// On v2 nothing may be made below a Mesos agent's cgroups: an agent that restarts takes it for a nested container
    /// of its own, does not find what such a one has, and ends.
    ///
    /// - Parameters:
    ///   - driver: the engine's cgroup driver: `cgroupfs`, `systemd` or `none`.
    ///   - host: this host's hierarchies; `nil` if there are none.
    ///   - containerID: the Mesos container that this process runs in, if it is an executor.
    /// - Throws: ``PodFailure`` if what is asked for by name cannot be.
    package static func make(
        _ rule: CgroupRule,
        podID: String,
        driver: String,
        host: Cgroups?,
        containerID: String? = nil
    ) throws(PodFailure) -> CgroupChoice {
        if rule == .engine { return CgroupChoice(place: .engine, reason: "as asked for") }
        if driver == "none" {
            guard rule == .automatic else { throw refusal(rule, "the engine has no cgroup driver") }
            return CgroupChoice(place: .engine, reason: "the engine has no cgroup driver")
        }
        if driver == "systemd" { return try slice(rule, podID) }
        guard let host else {
            guard rule == .automatic else { throw refusal(rule, "this host has no cgroup hierarchy mounted") }
            return CgroupChoice(place: .engine, reason: "this host has no cgroup hierarchy mounted")
        }
        switch rule {
        case .automatic:
            guard let containerID else { return own(podID, below: root, "this is no Mesos executor") }
            guard host.version != .v2 else {
                return own(podID, below: root, "a Mesos agent on cgroup v2 does not restart over cgroups below its own")
            }
            guard let parent = mesosCgroup(containerID, host) else {
                return own(podID, below: root, "the Mesos agent gave this executor no cgroup of its own")
            }
            return nested(podID, parent, "the task's limits and its end reach the pod there")
        case .nested:
            guard host.version != .v2 else {
                throw refusal(
                    rule,
                    "on cgroup v2 a cgroup with processes has no children with limits, and a Mesos agent does "
                        + "not restart over cgroups below its own"
                )
            }
            guard let parent = containerID.flatMap({ mesosCgroup($0, host) }) ?? host.ownPath(of: .memory),
                !parent.components.isEmpty
            else { throw refusal(rule, "this process is in the root cgroup, not in one of its own") }
            return nested(podID, parent, "as asked for")
        case .below(let parent):
            guard FilePath(parent).isAbsolute else {
                throw refusal(rule, "an engine with the cgroupfs driver takes an absolute path, such as /pods")
            }
            // The operator's cgroup stays, even if nothing is in it.
            let path = FilePath(parent).appending(podID)
            return CgroupChoice(place: .cgroup(path, ancestor: path), reason: "as asked for")
        case .own, .engine:
            return own(podID, below: root, "as asked for")
        }
    }

    private static func own(_ podID: String, below root: FilePath, _ reason: String) -> CgroupChoice {
        CgroupChoice(place: .cgroup(root.appending(podID), ancestor: root), reason: reason)
    }

    /// The name may not be `mesos`, behind which an agent looks for containers of its own.
    private static func nested(_ podID: String, _ parent: FilePath, _ reason: String) -> CgroupChoice {
        CgroupChoice(place: .nested(parent.appending("podkit-\(podID)"), parent: parent), reason: reason)
    }

    private static func slice(_ rule: CgroupRule, _ podID: String) throws(PodFailure) -> CgroupChoice {
        switch rule {
        case .nested: throw refusal(rule, "an engine with the systemd driver takes only slices")
        case .below(let parent):
            guard let slice = SystemdSlice(podID: podID, below: parent) else {
                throw refusal(rule, "an engine with the systemd driver takes a slice, such as pods.slice")
            }
            return CgroupChoice(place: .slice(slice.name), reason: "as asked for")
        case .automatic, .own, .engine:
            return CgroupChoice(
                place: .slice(SystemdSlice(podID: podID).name),
                reason: "an engine with the systemd driver takes only slices"
            )
        }
    }

    /// The cgroup that the agent made for the container, in whichever hierarchies it did (`paths::getCgroupPath` in
    /// Mesos' `slave/containerizer/mesos/paths.cpp`); in the others this process is where the agent is.
    private static func mesosCgroup(_ containerID: String, _ host: Cgroups) -> FilePath? {
        let paths = host.hierarchies.filter { $0.interface == .v1 }.map(\.ownPath)
        let own = Set(paths.filter { $0.lastComponent?.string == containerID })
        return own.count == 1 ? own.first : nil
    }

    private static func refusal(_ rule: CgroupRule, _ reason: String) -> PodFailure {
        PodFailure(.cgroup, "the pod cannot have the cgroup that is asked for (\(rule)): \(reason)")
    }
}
