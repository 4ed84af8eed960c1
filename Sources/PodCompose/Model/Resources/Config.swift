public import OrderedCollections

/// A file that services read (Compose Specification, top-level `configs`).
public struct Config: Sendable, Hashable {
    /// Its name outside of the file; `<project>_<key>` unless written.
    public var name: String?
    /// The path of its content.
    public var file: String?
    /// The environment variable with its content.
    public var environment: String?
    /// Its content, if written in the file or taken from the environment.
    public var content: String?
    /// Whether it exists already and is not managed here.
    public var external: Bool
    /// Labels.
    public var labels: OrderedDictionary<String, String>
    /// The driver that provides it.
    public var driver: String?
    /// Options of the driver.
    public var driverOptions: OrderedDictionary<String, String>
    /// The template engine that its content goes through.
    public var templateDriver: String?
    /// Keys that start with `x-`, as they were written.
    public var extensions: Extensions

    /// Makes a value from its parts; absent parts are as if they were not written.
    public init(
        name: String? = nil,
        file: String? = nil,
        environment: String? = nil,
        content: String? = nil,
        external: Bool = false,
        labels: OrderedDictionary<String, String> = [:],
        driver: String? = nil,
        driverOptions: OrderedDictionary<String, String> = [:],
        templateDriver: String? = nil,
        extensions: Extensions = [:]
    ) {
        self.name = name
        self.file = file
        self.environment = environment
        self.content = content
        self.external = external
        self.labels = labels
        self.driver = driver
        self.driverOptions = driverOptions
        self.templateDriver = templateDriver
        self.extensions = extensions
    }
}
