public import OrderedCollections

/// How a network gives out addresses (Compose Specification, `ipam`).
public struct IPAMSpec: Sendable, Hashable {
    /// The driver.
    public var driver: String?
    /// Subnets: the attribute `config`.
    public var pools: [AddressPool]
    /// Keys that start with `x-`, as they were written.
    public var extensions: Extensions

    /// Makes a value from its parts; absent parts are as if they were not written.
    public init(
        driver: String? = nil,
        pools: [AddressPool] = [],
        extensions: Extensions = [:]
    ) {
        self.driver = driver
        self.pools = pools
        self.extensions = extensions
    }
}
