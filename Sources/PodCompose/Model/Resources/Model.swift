public import OrderedCollections

/// An AI model that services use (Compose Specification, top-level `models`).
public struct Model: Sendable, Hashable {
    /// Its name.
    public var name: String?
    /// The artifact that holds it.
    public var model: String
    /// The size of its context in tokens.
    public var contextSize: Int?
    /// Flags of the inference engine.
    public var runtimeFlags: [String]
    /// Keys that start with `x-`, as they were written.
    public var extensions: Extensions

    /// Makes a value from its parts; absent parts are as if they were not written.
    public init(
        name: String? = nil,
        model: String,
        contextSize: Int? = nil,
        runtimeFlags: [String] = [],
        extensions: Extensions = [:]
    ) {
        self.name = name
        self.model = model
        self.contextSize = contextSize
        self.runtimeFlags = runtimeFlags
        self.extensions = extensions
    }
}
