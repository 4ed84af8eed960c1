public import OrderedCollections

/// A volume of the project (Compose Specification, top-level `volumes`).
public struct Volume: Sendable, Hashable {
    /// The engine's name for it; `<project>_<key>` unless written.
    public var name: String?
    /// The engine's driver.
    public var driver: String?
    /// Options of the driver.
    public var driverOptions: OrderedDictionary<String, String>
    /// Whether it exists already and is not managed here.
    public var external: Bool
    /// Labels.
    public var labels: OrderedDictionary<String, String>
    /// Keys that start with `x-`, as they were written.
    public var extensions: Extensions

    /// Makes a value from its parts; absent parts are as if they were not written.
    public init(
        name: String? = nil,
        driver: String? = nil,
        driverOptions: OrderedDictionary<String, String> = [:],
        external: Bool = false,
        labels: OrderedDictionary<String, String> = [:],
        extensions: Extensions = [:]
    ) {
        self.name = name
        self.driver = driver
        self.driverOptions = driverOptions
        self.external = external
        self.labels = labels
        self.extensions = extensions
    }
}
