/// One step of planning, with one concern: takes the plan under construction and carries it one step on.
///
/// A pass changes the draft's project and adds a ``Resolution`` for every change that a user would want to know of.
/// It does no I/O: all that it may know is in the draft. It may stand anywhere in the list of a ``Planner``: what it adds
/// is named, labelled, joined to the pod's network, supervised and put into the pod's cgroup like the rest.
public protocol PlanPass: Sendable {
    /// Carries the plan under construction one step on. It is called once for each plan.
    ///
    /// A service of ``PlanDraft/project`` is one container of the pod, once ``ExpandReplicas`` has been at work, and its
    /// key is the container's name within the pod. ``PlanDraft/origin(of:)`` is the service of the Compose file that it
    /// stems from, and ``PlanDraft/location(_:_:)`` is the place in the file, for messages.
    ///
    /// ```swift
    /// /// Gives each pod a container that ships its logs, unless the file has one.
    /// struct ShipLogs: PlanPass {
    ///     func apply(to draft: inout PlanDraft) throws(PlanError) {
    ///         if draft.source.services["log-shipper"] != nil { return }
    ///         for (key, service) in draft.project.services where service.logging?.driver == "none" {
    ///             throw PlanError(
    ///                 .invalid,
    ///                 "service \(draft.origin(of: key)) logs nothing; remove its logging driver",
    ///                 at: draft.location(key, "logging")
    ///             )
    ///         }
    ///         var shipper = Service(name: "log-shipper")
    ///         shipper.image = "example/log-shipper:2"
    ///         shipper.restart = "always"
    ///         shipper.mounts = [Mount(kind: .volume, source: "logs", target: "/logs")]
    ///         draft.project.services["log-shipper"] = shipper
    ///         draft.project.volumes["logs"] = Volume()
    ///         draft.resolve(
    ///             Resolution.Code(rawValue: "example.logShipper"),
    ///             "log-shipper",
    ///             "image",
    ///             to: "example/log-shipper:2",
    ///             because: "the operator ships the logs of every pod"
    ///         )
    ///     }
    /// }
    ///
    /// var planner = Planner()
    /// try planner.insert(ShipLogs(), before: ChooseNetwork.self)
    /// ```
    ///
    /// - Parameter draft: the plan under construction; what the pass does not change stays as it is.
    /// - Throws: ``PlanError`` if the project cannot be a pod, with the place in the file that is at fault.
    func apply(to draft: inout PlanDraft) throws(PlanError)
}
