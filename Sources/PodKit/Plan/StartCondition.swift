/// What has to be true of another container before a container starts (`depends_on`).
public struct StartCondition: Hashable, Sendable {
    /// What can be waited for (Compose Specification, `depends_on`).
    public enum State: String, Hashable, Sendable, Codable {
        case started
        case healthy
        case completed
    }

    /// The key of the container that is waited for.
    public var container: String
    /// What must have happened to it.
    public var state: State
    /// Whether the pod fails if the state can no longer be reached.
    public var required: Bool

    /// Makes a condition from its parts.
    public init(_ container: String, _ state: State = .started, required: Bool = true) {
        self.container = container
        self.state = state
        self.required = required
    }
}
