import PodCompose

/// A memory limit that was met, so that the kernel killed.
public struct OutOfMemory: Hashable, Sendable {
    /// Whose limit can be met.
    public enum Owner: String, Hashable, Sendable, Codable {
        /// The container's own.
        case container
        /// That of the pod as a whole.
        case pod
        /// That of a cgroup above the pod's, such as the one that a Mesos agent gave the executor, or of the machine.
        case outer
    }

    /// Whose limit it was.
    public var owner: Owner
    /// The limit in bytes, where it is known.
    public var limit: Int64?

    /// Makes a verdict from its parts.
    public init(_ owner: Owner, limit: Int64? = nil) {
        self.owner = owner
        self.limit = limit
    }
}

extension OutOfMemory: CustomStringConvertible {
    /// `the pod's limit of 256 MiB was reached`
    public var description: String {
        let subject =
            switch owner {
            case .container: "its own limit"
            case .pod: "the pod's limit"
            case .outer: "a limit above the pod's"
            }
        return "\(subject)\(limit.map { " of \(ByteSize.exact($0))" } ?? "") was reached"
    }
}
