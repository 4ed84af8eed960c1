/// How a pod ended.
public enum PodOutcome: Hashable, Sendable {
    /// Every essential container ended with status 0.
    case finished
    /// The pod failed; the failure says which service, and why.
    case failed(PodFailure)
    /// The pod was stopped because somebody asked for it.
    case stopped
}
