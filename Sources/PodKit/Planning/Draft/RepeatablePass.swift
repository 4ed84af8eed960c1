/// A pass that may be applied again: it does what has come since, and leaves alone what it has done already.
///
/// All standard passes are of this kind. After each pass that is not, a ``Planner`` applies the repeatable ones before it
/// once more, so that what that pass has brought is named, joined to the pod's network, supervised and labelled like the
/// rest, wherever it stands. A pass that is not repeatable is applied once for each plan.
public protocol RepeatablePass: PlanPass {}
