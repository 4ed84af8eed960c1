public import SystemPackage

/// Why something could not be done to a cgroup: which file, which value, and the kernel's cause.
public struct CgroupError: Error, Hashable, Sendable {
    /// What kind of error it is, for programs.
    public var code: Code
    /// One sentence: what is wrong and, where that helps, what to do.
    public var message: String
    /// The file or directory at fault.
    public var path: FilePath?
    /// The text that the kernel refused.
    public var value: String?
    /// What the kernel answered.
    public var cause: Errno?

    /// An error of this library, or of code built on it.
    public init(
        _ code: Code,
        _ message: String,
        path: FilePath? = nil,
        value: String? = nil,
        cause: Errno? = nil
    ) {
        self.code = code
        self.message = message
        self.path = path
        self.value = value
        self.cause = cause
    }

    /// The kinds of errors; more may come, so a `switch` over them needs a default.
    public struct Code: Hashable, Sendable, CustomStringConvertible {
        private enum Kind: String {
            case noHierarchy, noController, unsupported, invalid, unreachable, notFound, denied, readOnly
            case limitBelowUsage, internalProcesses, busy, containsSelf, malformed, refused
        }
        private let kind: Kind

        /// No cgroup hierarchy is mounted.
        public static let noHierarchy = Code(kind: .noHierarchy)
        /// No hierarchy has the controller that a limit needs, or it could not be enabled.
        public static let noController = Code(kind: .noController)
        /// The kernel has the controller, but not this file of it.
        public static let unsupported = Code(kind: .unsupported)
        /// A path or a limit that no kernel could take.
        public static let invalid = Code(kind: .invalid)
        /// A path outside the part of the hierarchy that is mounted here.
        public static let unreachable = Code(kind: .unreachable)
        /// The cgroup or the process does not exist (any more).
        public static let notFound = Code(kind: .notFound)
        /// No rights.
        public static let denied = Code(kind: .denied)
        /// The hierarchy is mounted read-only.
        public static let readOnly = Code(kind: .readOnly)
        /// A limit that is lower than what the cgroup uses already.
        public static let limitBelowUsage = Code(kind: .limitBelowUsage)
        /// A v2 cgroup cannot have both processes and children with controllers.
        public static let internalProcesses = Code(kind: .internalProcesses)
        /// Processes or children kept the cgroup until the deadline.
        public static let busy = Code(kind: .busy)
        /// The calling process is itself in the cgroup that it wants to kill or freeze.
        public static let containsSelf = Code(kind: .containsSelf)
        /// A file of the kernel's does not read as documented.
        public static let malformed = Code(kind: .malformed)
        /// The kernel refused for another reason; see `cause`.
        public static let refused = Code(kind: .refused)

        /// The name of the constant.
        public var description: String { kind.rawValue }
    }
}

extension CgroupError: CustomStringConvertible {
    /// One line with the file, the value, the message and the cause.
    public var description: String {
        var text = path.map { "\($0): " } ?? ""
        text += value.map { "cannot write \"\($0)\": " } ?? ""
        text += message
        text += cause.map { " (\($0))" } ?? ""
        return text
    }
}
