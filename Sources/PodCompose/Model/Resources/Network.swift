public import OrderedCollections

/// A network of the project (Compose Specification, top-level `networks`).
public struct Network: Sendable, Hashable {
    /// The engine's name for it; `<project>_<key>` unless written.
    public var name: String?
    /// The engine's driver.
    public var driver: String?
    /// Options of the driver.
    public var driverOptions: OrderedDictionary<String, String>
    /// How addresses are given out.
    public var ipam: IPAMSpec
    /// Whether it exists already and is not managed here.
    public var external: Bool
    /// Whether it has no way out.
    public var isInternal: Bool
    /// Whether others may join it.
    public var attachable: Bool
    /// Labels.
    public var labels: OrderedDictionary<String, String>
    /// Whether addresses of IPv4 are given out.
    public var enableIPv4: Bool?
    /// Whether addresses of IPv6 are given out.
    public var enableIPv6: Bool?
    /// Keys that start with `x-`, as they were written.
    public var extensions: Extensions

    /// Makes a value from its parts; absent parts are as if they were not written.
    public init(
        name: String? = nil,
        driver: String? = nil,
        driverOptions: OrderedDictionary<String, String> = [:],
        ipam: IPAMSpec = IPAMSpec(),
        external: Bool = false,
        isInternal: Bool = false,
        attachable: Bool = false,
        labels: OrderedDictionary<String, String> = [:],
        enableIPv4: Bool? = nil,
        enableIPv6: Bool? = nil,
        extensions: Extensions = [:]
    ) {
        self.name = name
        self.driver = driver
        self.driverOptions = driverOptions
        self.ipam = ipam
        self.external = external
        self.isInternal = isInternal
        self.attachable = attachable
        self.labels = labels
        self.enableIPv4 = enableIPv4
        self.enableIPv6 = enableIPv6
        self.extensions = extensions
    }
}
