public import OrderedCollections

/// How a service learns of a model (Compose Specification, `models` of a service).
public struct ModelBinding: Sendable, Hashable {
    /// The environment variable that gets the address.
    public var endpointVariable: String?
    /// The environment variable that gets the model's name.
    public var modelVariable: String?
    /// Keys that start with `x-`, as they were written.
    public var extensions: Extensions

    /// Makes a value from its parts; absent parts are as if they were not written.
    public init(
        endpointVariable: String? = nil,
        modelVariable: String? = nil,
        extensions: Extensions = [:]
    ) {
        self.endpointVariable = endpointVariable
        self.modelVariable = modelVariable
        self.extensions = extensions
    }
}
