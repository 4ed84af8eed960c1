import OrderedCollections
import PodCompose
import PodDocker

/// The cgroup that a pod is to have.
public struct PodCgroupPlan: Hashable, Sendable {
    /// Where it will be.
    public var place: PodCgroupPlace
    /// What the pod as a whole may use.
    public var limits: PodLimits
    /// Whether this place was asked for by name: then no other will do.
    public var isByName: Bool

    /// Makes a plan from its parts.
    public init(place: PodCgroupPlace, limits: PodLimits = PodLimits(), isByName: Bool = false) {
        self.place = place
        self.limits = limits
        self.isByName = isByName
    }
}

extension PodPlan {
    /// Puts all containers below another cgroup; `nil` for where the engine puts them by default.
    mutating func move(toCgroup parent: String?) {
        for index in containers.indices { containers[index].request.hostConfig.resources.cgroupParent = parent }
        for key in project.services.keys { project.services[key]?.cgroupParent = parent }
    }
}
