public import OrderedCollections

/// Where the output of a container goes (Compose Specification, `logging`).
public struct LoggingSpec: Sendable, Hashable {
    /// The engine's logging driver.
    public var driver: String?
    /// Options of the driver.
    public var options: OrderedDictionary<String, String>
    /// Keys that start with `x-`, as they were written.
    public var extensions: Extensions

    /// Makes a value from its parts; absent parts are as if they were not written.
    public init(
        driver: String? = nil,
        options: OrderedDictionary<String, String> = [:],
        extensions: Extensions = [:]
    ) {
        self.driver = driver
        self.options = options
        self.extensions = extensions
    }
}
