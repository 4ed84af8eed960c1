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
