/// How a pod ended, and whether it is really gone.
public struct PodResult: Hashable, Sendable {
    /// How the pod ended.
    public var outcome: PodOutcome
    /// What could not be removed, each with the reason; empty if nothing of the pod is left.
    public var leftBehind: [String]

    /// Makes a result from its parts.
    public init(outcome: PodOutcome, leftBehind: [String] = []) {
        self.outcome = outcome
        self.leftBehind = leftBehind
    }
}
