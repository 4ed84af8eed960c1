/// Which cgroup a pod's containers are put below.
public enum CgroupRule: Hashable, Sendable {
    /// Below the executor's own Mesos cgroup where the pod can be there, else in one of its own.
    case automatic
    /// Below the cgroup that this process is in: cgroup v1, and an engine with the cgroupfs driver.
    case nested
    /// In a cgroup of its own, or a slice, as the engine's driver needs it.
    case own
    /// In one of its own below this: an absolute path for the cgroupfs driver, a slice for the systemd driver.
    case below(String)
    /// Where the engine puts containers by default. The pod as a whole can then have no limits.
    case engine

    /// From `auto`, `nested`, `own`, `engine`, an absolute path, or a slice's name.
    ///
    /// - Returns: `nil` for anything else.
    public init?(_ text: String) {
        switch text {
        case "auto": self = .automatic
        case "nested": self = .nested
        case "own": self = .own
        case "engine": self = .engine
        case _ where text.hasPrefix("/") || (text.hasSuffix(".slice") && !text.contains("/")): self = .below(text)
        default: return nil
        }
    }
}

extension CgroupRule: CustomStringConvertible {
    /// The text that ``init(_:)`` takes.
    public var description: String {
        switch self {
        case .automatic: "auto"
        case .nested: "nested"
        case .own: "own"
        case .below(let parent): parent
        case .engine: "engine"
        }
    }
}
