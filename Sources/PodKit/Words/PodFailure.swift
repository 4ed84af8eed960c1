/// Why a pod failed.
public struct PodFailure: Error, Hashable, Sendable, CustomStringConvertible {
    /// The kinds of failures; more may come, so a `switch` over them needs a default.
    public struct Kind: Hashable, Sendable, CustomStringConvertible {
        /// The kind's name, as it is printed in JSON.
        public let description: String

        /// The Compose files or the placement cannot be made into a pod.
        public static let invalid = Kind(description: "invalid")
        /// An image could not be pulled or built.
        public static let image = Kind(description: "image")
        /// The engine refused to create or start something.
        public static let launch = Kind(description: "launch")
        /// The pod was not running in time.
        public static let timeout = Kind(description: "timeout")
        /// A container ended with a status other than 0, and no restart was left.
        public static let exit = Kind(description: "exit")
        /// A container was killed for want of memory.
        public static let outOfMemory = Kind(description: "outOfMemory")
        /// A container's health check failed.
        public static let unhealthy = Kind(description: "unhealthy")
        /// Somebody else removed a container of the pod.
        public static let removed = Kind(description: "removed")
        /// The engine stopped answering.
        public static let engine = Kind(description: "engine")
        /// The pod runs already, or things of one with its name are there.
        public static let conflict = Kind(description: "conflict")
        /// The pod's cgroup could not be made, or its limits were refused.
        public static let cgroup = Kind(description: "cgroup")
    }

    /// What kind of failure it is.
    public var kind: Kind
    /// The service at fault, as the Compose file names it, if one is.
    public var service: String?
    /// The service's container at fault, by its name within the pod: `web`, or `web-2` of several.
    public var container: String?
    /// One line: what happened and, where that helps, what to do.
    public var message: String
    /// How the service's container ended, if that is the reason.
    public var exit: ExitReport?

    /// Makes a failure from its parts.
    public init(
        _ kind: Kind,
        service: String? = nil,
        container: String? = nil,
        _ message: String,
        exit: ExitReport? = nil
    ) {
        self.kind = kind
        self.service = service
        self.container = container
        self.message = message
        self.exit = exit
    }

    /// The message, after the name of the container or service at fault.
    public var description: String {
        (container ?? service).map { "\($0): \(message)" } ?? message
    }
}
