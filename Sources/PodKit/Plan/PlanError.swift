public import PodCompose

/// Why a project cannot be made into a pod at this placement.
public struct PlanError: Error, Hashable, Sendable {
    /// The kinds of errors; more may come, so a `switch` over them needs a default.
    public struct Code: Hashable, Sendable, CustomStringConvertible {
        /// The code's name.
        public let description: String

        /// The offer holds fewer ports than the pod publishes.
        public static let tooFewPorts = Code(description: "tooFewPorts")
        /// Two containers of one network namespace listen on one port, and `network: shared` was asked for.
        public static let portClash = Code(description: "portClash")
        /// Services that wait for each other in a circle.
        public static let cycle = Code(description: "cycle")
        /// The project asks for what a pod does not have.
        public static let unsupported = Code(description: "unsupported")
        /// The pod cannot have the cgroup, or the limits, that are asked for.
        public static let cgroup = Code(description: "cgroup")
        /// A value that is impossible as it stands.
        public static let invalid = Code(description: "invalid")
    }

    /// What kind of refusal it is.
    public var code: Code
    /// One sentence: what is wrong and what to do.
    public var message: String
    /// The place in the file, if a file is at fault.
    public var location: SourceLocation?

    /// Makes an error from its parts.
    public init(_ code: Code, _ message: String, at location: SourceLocation? = nil) {
        self.code = code
        self.message = message
        self.location = location
    }
}

extension PlanError: CustomStringConvertible {
    /// `file:line:column: message`.
    public var description: String { location.map { "\($0): \(message)" } ?? message }
}
