public import OrderedCollections

/// One entry of a service's `depends_on` (Compose Specification, `depends_on`).
public struct Dependency: Sendable, Hashable {
    /// What must have happened before the dependent service starts.
    public var condition: Condition
    /// Whether the dependent service restarts when this one is restarted by Compose.
    public var restart: Bool
    /// Whether the dependent service cannot start without this one.
    public var required: Bool
    /// Keys that start with `x-`, as they were written.
    public var extensions: Extensions

    /// Makes a value from its parts; absent parts are as if they were not written.
    public init(
        condition: Condition = .started,
        restart: Bool = false,
        required: Bool = true,
        extensions: Extensions = [:]
    ) {
        self.condition = condition
        self.restart = restart
        self.required = required
        self.extensions = extensions
    }

    /// The state that a dependency must have reached.
    public enum Condition: String, Sendable, Hashable {
        case started = "service_started"
        case healthy = "service_healthy"
        case completedSuccessfully = "service_completed_successfully"
    }
}
