public import OrderedCollections

/// A resource that operators define and count.
public struct GenericResource: Sendable, Hashable {
    /// What it is and how many: the attribute `discrete_resource_spec`.
    public var specification: Specification?
    /// Keys that start with `x-`, as they were written.
    public var extensions: Extensions

    /// Makes a value from its parts; absent parts are as if they were not written.
    public init(specification: Specification? = nil, extensions: Extensions = [:]) {
        self.specification = specification
        self.extensions = extensions
    }

    /// A resource that is counted.
    public struct Specification: Sendable, Hashable {
        /// What it is.
        public var kind: String
        /// How many.
        public var value: Int64
        /// Keys that start with `x-`, as they were written.
        public var extensions: Extensions

        /// Makes a value from its parts; absent parts are as if they were not written.
        public init(kind: String = "", value: Int64 = 0, extensions: Extensions = [:]) {
            self.kind = kind
            self.value = value
            self.extensions = extensions
        }
    }
}
