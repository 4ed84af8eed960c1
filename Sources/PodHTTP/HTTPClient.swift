import NIOCore
import NIOHTTP1
import Synchronization

/// An HTTP/1.1 client of one server.
///
/// Connections are kept for reuse for a bounded time. Each call ends with its connection clean: used up to the end
/// of the response, or closed.
package final class HTTPClient: Sendable {
    package let endpoint: HTTPEndpoint
    private let connector: HTTPConnector
    private let idleLimit: Duration
    private let idle: Mutex<IdlePool<HTTPConnection>>

    /// - Parameters:
    ///   - idleConnections: how many connections may wait for their next request.
    ///   - idleLimit: how long a connection may wait for it.
    ///   - layer: sets up each new connection below HTTP.
    package init(
        endpoint: HTTPEndpoint,
        idleConnections: Int = 4,
        idleLimit: Duration = .seconds(15),
        layer: HTTPLayer? = nil
    ) {
        self.endpoint = endpoint
        self.idleLimit = idleLimit
        connector = HTTPConnector(endpoint: endpoint, layer: layer)
        idle = Mutex(IdlePool(capacity: idleConnections))
    }

    deinit {
        for connection in idle.withLock({ $0.drain() }) { connection.close() }
    }

    /// Sends a request and hands the response to `body` when its head has come; the connection is closed after
    /// `body` unless the response was read to its end.
    ///
    /// - Throws: `HTTPClientError`; `CancellationError`; what `body` or a streamed request body throws.
    package func withResponse<Result>(
        to request: HTTPRequest,
        timeouts: HTTPTimeouts = HTTPTimeouts(),
        _ body: (HTTPResponse) async throws -> Result
    ) async throws -> Result {
        if case .stream(let produce) = request.body {
            return try await streaming(request, produce, timeouts, body)
        }
        let (connection, head) = try await open(request, timeouts)
        return try await within(connection) { scope in
            let content = HTTPBody(connection: connection, idle: timeouts.idle, scope: scope)
            return try await body(HTTPResponse(head: head, body: content))
        }
    }

    /// Sends a request that asks to leave HTTP for `protocolName`, and hands the open connection to `body`.
    ///
    /// - Parameters:
    ///   - refused: called with the response instead, if the server answers within HTTP.
    package func withUpgrade<Result>(
        of request: HTTPRequest,
        to protocolName: String,
        timeouts: HTTPTimeouts = HTTPTimeouts(),
        refused: (HTTPResponse) async throws -> Result,
        _ body: (HTTPResponse, HTTPDuplex) async throws -> Result
    ) async throws -> Result {
        let connection = try await connector.connect(timeout: timeouts.connect)
        return try await within(connection) { scope in
            let head = try await connection.roundTrip(
                request.head(for: endpoint, upgradingTo: protocolName),
                body: request.body.buffer,
                upgrades: true,
                timeouts: timeouts
            )
            let content = HTTPBody(connection: connection, idle: timeouts.idle, scope: scope)
            let response = HTTPResponse(head: head, body: content)
            guard head.status == .switchingProtocols else { return try await refused(response) }
            return try await body(response, HTTPDuplex(inbound: content, connection: connection))
        }
    }

    // MARK: -

    /// Sends a request with a body that is at hand, on a waiting connection or a new one, and awaits the head.
    private func open(
        _ request: HTTPRequest,
        _ timeouts: HTTPTimeouts
    ) async throws -> (HTTPConnection, HTTPResponseHead) {
        let head = request.head(for: endpoint)
        if let waiting = idle.withLock({ $0.take(where: \.isOpen) }) {
            do {
                return (waiting, try await begin(head, request, waiting, timeouts))
            } catch let error as HTTPClientError where Self.canRepeat(request.method, after: error.code) {
                // The server had let go of the connection while it waited: once more, on a new one.
            }
        }
        let connection = try await connector.connect(timeout: timeouts.connect)
        return (connection, try await begin(head, request, connection, timeouts))
    }

    /// Whether a request that failed on a reused connection may be sent again.
    static func canRepeat(_ method: HTTPMethodName, after code: HTTPClientError.Code) -> Bool {
        code == .notSent || code == .closedEarly && method.isSafe
    }

    private func begin(
        _ head: HTTPRequestHead,
        _ request: HTTPRequest,
        _ connection: HTTPConnection,
        _ timeouts: HTTPTimeouts
    ) async throws -> HTTPResponseHead {
        do {
            return try await connection.roundTrip(head, body: request.body.buffer, timeouts: timeouts)
        } catch {
            connection.close()
            throw error
        }
    }

    /// Sends a body while it is produced, and reads the response at the same time: a server may answer before it has
    /// read everything.
    private func streaming<Result>(
        _ request: HTTPRequest,
        _ produce: @escaping @Sendable (HTTPBodyWriter) async throws -> Void,
        _ timeouts: HTTPTimeouts,
        _ body: (HTTPResponse) async throws -> Result
    ) async throws -> Result {
        let connection = try await connector.connect(timeout: timeouts.connect)
        return try await within(connection) { scope in
            try await connection.start(request.head(for: endpoint), timeouts: timeouts)
            return try await withThrowingTaskGroup(of: (any Error)?.self) { group in
                group.addTask {
                    do {
                        try await produce(HTTPBodyWriter(connection: connection))
                        try await connection.write(.end(nil))
                    } catch is CancellationError {
                        // The response's reader has ended first.
                    } catch is HTTPClientError {
                        // The response, or its absence, says why the server stopped taking bytes.
                    } catch {
                        connection.close()
                        return error
                    }
                    return nil
                }
                do {
                    let head = try await connection.responseHead(timeout: timeouts.head)
                    let content = HTTPBody(connection: connection, idle: timeouts.idle, scope: scope)
                    let result = try await body(HTTPResponse(head: head, body: content))
                    group.cancelAll()
                    return result
                } catch {
                    connection.close()
                    group.cancelAll()
                    // A connection that broke because the body's source failed fails for the source's reason.
                    if error is HTTPClientError, let sourceError = try await group.next() ?? nil { throw sourceError }
                    throw error
                }
            }
        }
    }

    /// Keeps the connection for reuse if `body` has used it up to the end of the response, and closes it otherwise.
    private func within<Result>(
        _ connection: HTTPConnection,
        _ body: (ExchangeScope) async throws -> Result
    ) async throws -> Result {
        let scope = ExchangeScope()
        defer { scope.end() }
        let result: Result
        do {
            result = try await body(scope)
        } catch {
            connection.close()
            throw error
        }
        scope.end()
        if await connection.finish(idle: idleLimit) {
            let leaving = idle.withLock { $0.put(connection, where: \.isOpen) }
            leaving?.close()
        }
        return result
    }
}

extension HTTPRequest.Body {
    fileprivate var buffer: ByteBuffer? {
        if case .bytes(let buffer) = self { buffer } else { nil }
    }
}
