/// One step of planning, with one concern: takes the plan under construction and carries it one step on.
///
/// A pass changes the draft's project and adds a ``Resolution`` for every change that a user would want to know of.
/// It does no I/O: all that it may know is in the draft.
public protocol PlanPass: Sendable {
    func apply(to draft: inout PlanDraft) throws(PlanError)
}
