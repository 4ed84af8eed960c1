/// What is wrong with the operator's configuration, or with a label that wants to change it.
public struct ConfigurationError: Error, Hashable, Sendable, CustomStringConvertible {
    /// One line, with the place if a file is at fault.
    public var description: String

    init(_ description: String) {
        self.description = description
    }
}
