import NIOCore

/// Why an exchange with an HTTP server failed below HTTP's own status codes.
package struct HTTPClientError: Error, Hashable, Sendable {
    /// What kind of failure it is.
    package enum Code: Hashable, Sendable {
        /// No connection could be made.
        case unreachable
        /// A connection kept for reuse was found closed before anything was sent.
        case notSent
        /// The connection closed, or broke, before the response's head.
        case closedEarly
        /// The connection closed, or broke, inside the response's body.
        case truncated
        /// A time limit ran out.
        case timedOut
        /// What came is not the HTTP that was asked for.
        case protocolViolation
        /// The body is longer than the caller accepts.
        case tooLarge
    }

    package var code: Code
    /// What happened, without the endpoint.
    package var message: String
    /// The system's error number, if the system refused.
    package var errno: CInt?

    package init(_ code: Code, _ message: String, errno: CInt? = nil) {
        self.code = code
        self.message = message
        self.errno = errno
    }

    /// The failure that a transport error means at this point of an exchange.
    package init(_ code: Code, cause: any Error) {
        switch cause {
        case let error as HTTPClientError:
            self = error
        case let error as IOError:
            self.init(code, error.description, errno: error.errnoCode)
        case let error as ChannelError:
            if case .connectTimeout = error {
                self.init(.timedOut, "no connection within the time limit")
            } else {
                self.init(code, String(describing: error))
            }
        default:
            self.init(code, String(describing: cause))
        }
    }
}

extension HTTPClientError: CustomStringConvertible {
    package var description: String { message }
}
