/// Why an executor cannot begin.
public enum ExecutorError: Error, Hashable, Sendable {
    /// The agent speaks only TLS, which this library does not.
    case tlsRequired
}

extension ExecutorError: CustomStringConvertible {
    /// The error, and what can be done.
    public var description: String {
        switch self {
        case .tlsRequired:
            "the agent speaks TLS (LIBPROCESS_SSL_ENABLED) and offers no unix socket: "
                + "start it with --http_executor_domain_sockets"
        }
    }
}
