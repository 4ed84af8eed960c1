package import NIOCore
import NIOHTTP1

/// One request; the client adds `Host` and the headers that frame the body.
package struct HTTPRequest: Sendable {
    /// The body of a request.
    package enum Body: Sendable {
        case empty
        case bytes(ByteBuffer)
        /// A body produced while it is sent, in chunked encoding. It is sent once and never repeated.
        case stream(@Sendable (HTTPBodyWriter) async throws -> Void)
    }

    package var method: HTTPMethodName
    /// The path and query, percent-encoded.
    package var target: String
    package var headers: [(name: String, value: String)]
    package var body: Body

    package init(
        _ method: HTTPMethodName,
        _ target: String,
        headers: [(name: String, value: String)] = [],
        body: Body = .empty
    ) {
        self.method = method
        self.target = target
        self.headers = headers
        self.body = body
    }
}

/// The methods that the client sends.
package enum HTTPMethodName: String, Hashable, Sendable {
    case get = "GET"
    case head = "HEAD"
    case post = "POST"
    case put = "PUT"
    case delete = "DELETE"

    /// Whether repeating the request cannot change more than sending it once did.
    var isSafe: Bool { self == .get || self == .head }
}

extension HTTPRequest {
    /// The head as it goes on the wire to `endpoint`.
    func head(for endpoint: HTTPEndpoint, upgradingTo upgrade: String? = nil) -> HTTPRequestHead {
        var fields = HTTPHeaders([("Host", endpoint.hostHeader)])
        if let upgrade {
            fields.add(name: "Connection", value: "Upgrade")
            fields.add(name: "Upgrade", value: upgrade)
        }
        for (name, value) in headers { fields.add(name: name, value: value) }
        switch body {
        case .empty:
            if method == .post || method == .put { fields.add(name: "Content-Length", value: "0") }
        case .bytes(let buffer):
            fields.add(name: "Content-Length", value: String(buffer.readableBytes))
        case .stream:
            fields.add(name: "Transfer-Encoding", value: "chunked")
        }
        return HTTPRequestHead(
            version: .http1_1,
            method: HTTPMethod(rawValue: method.rawValue),
            uri: target,
            headers: fields
        )
    }
}
