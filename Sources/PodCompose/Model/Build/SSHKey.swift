/// An SSH agent socket or key for a build.
public struct SSHKey: Sendable, Hashable {
    /// The name by which the Dockerfile asks for it.
    public var id: String
    /// The socket or key; `nil` for the agent of the caller.
    public var path: String?

    /// Makes a value from its parts; absent parts are as if they were not written.
    public init(
        id: String,
        path: String? = nil
    ) {
        self.id = id
        self.path = path
    }
}
