public import OrderedCollections

/// What to do while a service is being developed (Compose Specification, `develop`).
public struct DevelopSpec: Sendable, Hashable {
    /// Rules for changed files.
    public var watch: [WatchRule]
    /// Keys that start with `x-`, as they were written.
    public var extensions: Extensions

    /// Makes a value from its parts; absent parts are as if they were not written.
    public init(
        watch: [WatchRule] = [],
        extensions: Extensions = [:]
    ) {
        self.watch = watch
        self.extensions = extensions
    }
}
