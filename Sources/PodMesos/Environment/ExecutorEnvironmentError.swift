/// What is wrong with the environment that an executor was started in.
public struct ExecutorEnvironmentError: Error, Hashable, Sendable {
    /// One line for each variable at fault.
    public var problems: [String]
}

extension ExecutorEnvironmentError: CustomStringConvertible {
    /// All problems, and where the variables come from.
    public var description: String {
        "this is not the environment that a Mesos agent gives an executor: \(problems.joined(separator: "; "))"
    }
}
