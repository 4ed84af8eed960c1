public import OrderedCollections

/// A command that runs in a container at a point of its life (Compose Specification, `post_start`, `pre_stop`).
public struct Hook: Sendable, Hashable {
    /// The command and its arguments.
    public var command: [String]?
    /// Who runs it.
    public var user: String?
    /// Whether it runs with all privileges.
    public var privileged: Bool
    /// Where it runs.
    public var workingDirectory: String?
    /// Further environment variables.
    public var environment: OrderedDictionary<String, String?>
    /// Keys that start with `x-`, as they were written.
    public var extensions: Extensions

    /// Makes a value from its parts; absent parts are as if they were not written.
    public init(
        command: [String]? = nil,
        user: String? = nil,
        privileged: Bool = false,
        workingDirectory: String? = nil,
        environment: OrderedDictionary<String, String?> = [:],
        extensions: Extensions = [:]
    ) {
        self.command = command
        self.user = user
        self.privileged = privileged
        self.workingDirectory = workingDirectory
        self.environment = environment
        self.extensions = extensions
    }
}
