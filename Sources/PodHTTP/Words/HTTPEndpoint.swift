/// Where an HTTP server listens.
package enum HTTPEndpoint: Hashable, Sendable {
    /// A unix domain socket by its path.
    case unix(path: String)
    /// A TCP port in clear text.
    case tcp(host: String, port: Int)
    /// A socket that is connected already, to which `host` is what the header `Host` says. There is one connection.
    case connected(ConnectedSocket, host: String)

    /// The longest path that a unix socket's address can hold on Linux, without the closing zero (unix(7)).
    package static let longestUnixPath = 107

    /// The value of the `Host` header: servers refuse a request without one, also on a unix socket.
    var hostHeader: String {
        switch self {
        case .unix: "localhost"
        case .connected(_, let host): host
        case .tcp(let host, let port): "\(host.contains(":") ? "[\(host)]" : host):\(port)"
        }
    }
}

extension HTTPEndpoint: CustomStringConvertible {
    package var description: String {
        switch self {
        case .unix(let path): "unix://\(path)"
        case .tcp: "tcp://\(hostHeader)"
        case .connected: "a connection to \(hostHeader)"
        }
    }
}
