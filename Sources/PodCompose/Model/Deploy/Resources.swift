public import OrderedCollections

/// What a service may use and what is kept for it (Compose Deploy Specification, `resources`).
public struct Resources: Sendable, Hashable {
    /// Upper bounds.
    public var limits: Resource?
    /// What must be available.
    public var reservations: Resource?
    /// Keys that start with `x-`, as they were written.
    public var extensions: Extensions

    /// Makes a value from its parts; absent parts are as if they were not written.
    public init(
        limits: Resource? = nil,
        reservations: Resource? = nil,
        extensions: Extensions = [:]
    ) {
        self.limits = limits
        self.reservations = reservations
        self.extensions = extensions
    }
}
