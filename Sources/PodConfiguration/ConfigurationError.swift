/// What is wrong with the operator's configuration, or with what wants to change it.
public struct ConfigurationError: Error, Hashable, Sendable, CustomStringConvertible {
    /// One line, which begins with the file's `file:line:column`, the variable or the option at fault.
    public var description: String

    /// An error in these words.
    public init(_ description: String) {
        self.description = description
    }
}
