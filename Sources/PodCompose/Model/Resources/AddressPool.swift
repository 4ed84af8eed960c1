public import OrderedCollections

/// A subnet of a network.
public struct AddressPool: Sendable, Hashable {
    /// In CIDR notation.
    public var subnet: String?
    /// The gateway's address.
    public var gateway: String?
    /// The part from which containers get addresses.
    public var ipRange: String?
    /// Addresses that are not given out, by name.
    public var auxiliaryAddresses: OrderedDictionary<String, String>
    /// Keys that start with `x-`, as they were written.
    public var extensions: Extensions

    /// Makes a value from its parts; absent parts are as if they were not written.
    public init(
        subnet: String? = nil,
        gateway: String? = nil,
        ipRange: String? = nil,
        auxiliaryAddresses: OrderedDictionary<String, String> = [:],
        extensions: Extensions = [:]
    ) {
        self.subnet = subnet
        self.gateway = gateway
        self.ipRange = ipRange
        self.auxiliaryAddresses = auxiliaryAddresses
        self.extensions = extensions
    }
}
