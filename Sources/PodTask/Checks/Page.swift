import PodHTTP
import PodMesos

/// What a server says to a `GET` of a page; only the head of its answer counts.
struct Page: Hashable, Sendable {
    var status: Int
    var location: String?

    /// Asks for a page.
    ///
    /// - Parameters:
    ///   - host: what the header `Host` says.
    ///   - descriptor: a connected socket, which is closed in the end.
    /// - Throws: ``ProbeFault``; `CancellationError`, which is the only end of a server that is silent.
    static func get(_ path: String, _ scheme: CheckScheme, host: String, over descriptor: CInt) async throws -> Page {
        let socket = ConnectedSocket(descriptor)
        let client = HTTPClient(
            endpoint: .connected(socket, host: host),
            idleConnections: 0,
            layer: scheme == .https ? try TLSLayer.unverified.get() : nil
        )
        let headers = [(name: "User-Agent", value: "podkit"), ("Accept", "*/*"), ("Connection", "close")]
        do {
            let request = HTTPRequest(.get, path, headers: headers)
            return try await client.withResponse(to: request, timeouts: HTTPTimeouts(head: nil)) {
                Page(status: $0.status, location: $0.header("Location"))
            }
        } catch let error as HTTPClientError {
            let isSpoken = error.code != .protocolViolation && error.code != .truncated
            throw ProbeFault(isSpoken ? error.message : "what answers does not speak HTTP")
        }
    }
}
