/// Why a Compose project could not be loaded.
public struct ComposeError: Error, Hashable, Sendable {
    /// The kind of error.
    public var code: Code
    /// One sentence: what is wrong and, where that helps, what to do.
    public var message: String
    /// Where it is wrong, if a file is at fault.
    public var location: SourceLocation?

    /// An error, at a place if a file is at fault.
    public init(_ code: Code, _ message: String, at location: SourceLocation? = nil) {
        self.code = code
        self.message = message
        self.location = location
    }

    /// The kinds of errors; more may come, so a `switch` over them needs a default.
    public struct Code: Hashable, Sendable, CustomStringConvertible {
        private enum Kind: String { case fileNotFound, unreadable, syntax, invalid, interpolation, cycle, limit }
        private let kind: Kind

        /// A file that was named does not exist.
        public static let fileNotFound = Code(kind: .fileNotFound)
        /// A file exists and cannot be read.
        public static let unreadable = Code(kind: .unreadable)
        /// A file is not YAML, JSON or dotenv.
        public static let syntax = Code(kind: .syntax)
        /// A value or key is not what the Compose Specification allows.
        public static let invalid = Code(kind: .invalid)
        /// A variable is malformed, or required and missing.
        public static let interpolation = Code(kind: .interpolation)
        /// Services, files or aliases that refer to each other in a circle.
        public static let cycle = Code(kind: .cycle)
        /// A document that exceeds a bound set against hostile input.
        public static let limit = Code(kind: .limit)

        /// The name of the constant.
        public var description: String { kind.rawValue }
    }
}

extension ComposeError: CustomStringConvertible {
    /// `file:line:column: message`, or the message alone.
    public var description: String {
        location.map { "\($0): \(message)" } ?? message
    }
}
