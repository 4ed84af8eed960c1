public import ArgumentParser
public import PodCompose
public import PodConfiguration
public import PodKit

// Types of the libraries that can be given on the command line.

extension PortOffer: ExpressibleByArgument {
    /// Reads an option's value.
    public init?(argument: String) { self.init(argument) }
}

extension NetworkChoice: ExpressibleByArgument {}

extension CgroupRule: ExpressibleByArgument {
    /// Reads an option's value.
    public init?(argument: String) { self.init(argument) }

    /// The value as a user would write it.
    public var defaultValueDescription: String { description }
}

extension CanonicalFormat: ExpressibleByArgument {}

extension OperatorConfiguration.LogLevel: ExpressibleByArgument {}
