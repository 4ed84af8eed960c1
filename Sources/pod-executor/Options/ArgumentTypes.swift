public import ArgumentParser
public import PodCompose
public import PodKit

// Types of the libraries that can be given on the command line.

extension PortOffer: ExpressibleByArgument {
    public init?(argument: String) { self.init(argument) }
}

extension Placement.Network: ExpressibleByArgument {}

extension CgroupRule: ExpressibleByArgument {
    public init?(argument: String) { self.init(argument) }

    public var defaultValueDescription: String { description }
}

extension CanonicalFormat: ExpressibleByArgument {}
