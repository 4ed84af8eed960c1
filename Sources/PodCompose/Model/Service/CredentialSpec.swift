public import OrderedCollections

/// A credential specification for Windows containers (Compose Specification, `credential_spec`).
public struct CredentialSpec: Sendable, Hashable {
    /// The key of a top-level config.
    public var config: String?
    /// A file of the engine's host.
    public var file: String?
    /// A key of the engine's registry.
    public var registry: String?
    /// Keys that start with `x-`, as they were written.
    public var extensions: Extensions

    /// Makes a value from its parts; absent parts are as if they were not written.
    public init(
        config: String? = nil,
        file: String? = nil,
        registry: String? = nil,
        extensions: Extensions = [:]
    ) {
        self.config = config
        self.file = file
        self.registry = registry
        self.extensions = extensions
    }
}
