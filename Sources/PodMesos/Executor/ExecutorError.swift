/// Why an executor cannot begin.
public enum ExecutorError: Error, Hashable, Sendable {
    /// The agent speaks TLS, and a certificate or a key for it cannot be used.
    case invalidTLS(reason: String)
}

extension ExecutorError: CustomStringConvertible {
    /// The error, and where it comes from.
    public var description: String {
        switch self {
        case .invalidTLS(let reason):
            "the agent speaks TLS, and the files that LIBPROCESS_SSL_… names cannot be used for it: \(reason)"
        }
    }
}
