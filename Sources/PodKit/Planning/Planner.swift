public import PodCompose

/// Makes a plan of a project at a placement: a pure function, which can be printed, tested and compared without an
/// engine.
public struct Planner: Sendable {
    /// The passes in their order; append to them, or put passes of your own in between.
    public var passes: [any PlanPass]

    /// A planner with these passes, in this order.
    public init(passes: [any PlanPass] = Planner.standardPasses) {
        self.passes = passes
    }

    /// One pass for each concern, in the order in which they build on each other.
    public static let standardPasses: [any PlanPass] = [
        RefuseUnsupported(),
        ExpandReplicas(),
        NameContainers(),
        ResolveLinks(),
        ChooseNetwork(),
        AssignPorts(),
        NameOnNetworks(),
        JoinInfra(),
        ShareNamespaces(),
        ScopeNetworks(),
        ScopeVolumes(),
        SuperviseRestarts(),
        OrderStart(),
        PlaceInCgroup(),
        DivideCPUs(),
        MountSandbox(),
        InjectEnvironment(),
        LabelContainers(),
    ]

    /// Plans the pod: applies each pass, and after one of one's own each ``RepeatablePass`` before it once more, for what
    /// that one has brought.
    ///
    /// - Throws: ``PlanError`` if the project cannot be a pod at this placement: too few ports, a circle of
    ///   dependencies, something that a pod does not have.
    public func plan(
        _ project: Project,
        at placement: Placement,
        facts: EngineFacts = EngineFacts()
    ) throws(PlanError) -> PodPlan {
        var draft = PlanDraft(project: project, placement: placement, facts: facts)
        for (index, pass) in passes.enumerated() {
            try pass.apply(to: &draft)
            draft.follow()
            if pass is any RepeatablePass { continue }
            // What this one has brought has missed them.
            for earlier in passes[..<index] where earlier is any RepeatablePass {
                try earlier.apply(to: &draft)
                draft.follow()
            }
        }
        return try PlanTranslation(draft: draft).plan()
    }
}
