import OrderedCollections
import PodCgroups
import PodCompose
import PodConfiguration

/// Puts every container below the pod's cgroup, so that limits, accounts and a kill reach the pod as a whole.
public struct PlaceInCgroup: RepeatablePass {
    /// The pass.
    public init() {}

    /// Carries the plan under construction one step on; see ``PlanPass/apply(to:)``.
    public func apply(to draft: inout PlanDraft) throws(PlanError) {
        let parent: String
        if let given = draft.placement.cgroupParent {
            // A share alone is divided among the services, and needs no cgroup of the pod's own.
            var limits = draft.placement.limits
            limits.cpuShare = nil
            guard limits.isEmpty else {
                throw PlanError(.cgroup, "a pod in a cgroup that somebody else made has no limits of its own")
            }
            parent = given
        } else {
            draft.cgroup = try cgroup(of: draft.placement, draft.facts.cgroups, warnings: &draft.warnings)
            guard let own = draft.cgroup?.place.parent else { return }
            parent = own
        }
        for (key, service) in draft.project.services {
            draft.project.services[key]?.cgroupParent = parent
            guard let written = service.cgroupParent, written != parent else { continue }
            draft.resolve(
                .cgroupParent,
                key,
                "cgroup_parent",
                from: written,
                to: parent,
                because: "the pod is limited and ended by its own cgroup"
            )
        }
    }

    /// The cgroup that the pod gets, decided from what is known of the engine and of this host.
    ///
    /// - Returns: `nil` if the containers go where the engine puts them by default, or nobody has asked an engine.
    private func cgroup(
        of placement: Placement,
        _ facts: CgroupFacts?,
        warnings: inout [String]
    ) throws(PlanError) -> PodCgroupPlan? {
        guard let facts else { return nil }
        let isAutomatic = placement.cgroup == .automatic
        func without(_ reason: String) throws(PlanError) -> PodCgroupPlan? {
            guard placement.limits.isEmpty else {
                throw PlanError(
                    .cgroup,
                    "limits for the pod as a whole need a cgroup of its own, and it has none: \(reason)"
                )
            }
            let warning = "the pod has no cgroup of its own: \(reason)"
            if isAutomatic, !warnings.contains(warning) { warnings.append(warning) }
            return nil
        }
        guard facts.isOnThisHost else {
            guard placement.limits.isEmpty, isAutomatic || placement.cgroup == .engine else {
                throw PlanError(
                    .cgroup,
                    "the engine at \(facts.engine) is on another host, whose cgroups cannot be reached from here: run "
                        + "the pod there, or give the services limits of their own"
                )
            }
            return try without("the engine is on another host")
        }
        do {
            try placement.limits.check()
            let choice = try CgroupChoice.make(
                placement.cgroup,
                podID: placement.podID,
                driver: facts.driver,
                host: facts.host,
                containerID: placement.containerID
            )
            guard choice.place != .engine else { return try without(choice.reason) }
            return PodCgroupPlan(place: choice.place, limits: placement.limits, isByName: !isAutomatic)
        } catch let error as PlanError {
            throw error
        } catch {
            throw PlanError(.cgroup, (error as? PodFailure)?.message ?? "\(error)")
        }
    }
}
