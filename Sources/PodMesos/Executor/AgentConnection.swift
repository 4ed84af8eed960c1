import Glibc
import NIOCore
import PodHTTP
import Synchronization

/// Calls to an agent and what it sends, over HTTP.
final class AgentConnection: Sendable {
    /// What comes of a call that opens a stream.
    enum Heard: Sendable {
        case responded(status: Int, message: String)
        case event(Event)
        case broken(reason: String, isAbsent: Bool)
    }

    /// What comes of another call.
    enum Answer: Sendable {
        case answered(status: Int, message: String)
        case lost(reason: String)
    }

    private let path: String
    private let headers: [(name: String, value: String)]
    private let tls: AgentTLS?
    private let timeouts: AgentTimeouts
    private let posts = Mutex<(endpoint: AgentEndpoint, client: HTTPClient)?>(nil)

    init(environment: ExecutorEnvironment, tls: AgentTLS?, timeouts: AgentTimeouts) {
        self.tls = tls
        path = environment.agentPID.executorPath
        self.timeouts = timeouts
        // The agent compares the type as a whole, without regard to parameters.
        var headers = [(name: "Content-Type", value: "application/json"), ("Accept", "application/json")]
        if let token = environment.authenticationToken { headers.append(("Authorization", "Bearer \(token.value)")) }
        self.headers = headers
    }

    /// Opens a stream and tells all that comes, until it ends.
    func listen(at endpoint: AgentEndpoint, _ call: Call, _ tell: (Heard) -> Void) async {
        do {
            let client = client(of: endpoint, idleConnections: 0)
            let limits = HTTPTimeouts(connect: timeouts.connect, head: timeouts.answer)
            try await client.withResponse(to: try request(call), timeouts: limits) { response in
                guard response.status == 200 else {
                    tell(.responded(status: response.status, message: try await Self.text(of: response)))
                    return
                }
                tell(.responded(status: 200, message: ""))
                var decoder = RecordIODecoder()
                for try await piece in response.body {
                    decoder.append(piece)
                    while let record = try decoder.next() {
                        tell(.event(try MesosJSON.decode(Event.self, from: record)))
                    }
                }
                tell(.broken(reason: "the agent has closed the event stream", isAbsent: false))
            }
        } catch {
            let errno = (error as? HTTPClientError)?.errno
            tell(.broken(reason: "\(endpoint): \(error)", isAbsent: errno == ECONNREFUSED || errno == ENOENT))
        }
    }

    /// Posts a call and returns the agent's answer to it.
    func post(_ call: Call, to endpoint: AgentEndpoint) async -> Answer {
        do {
            var limits = HTTPTimeouts(connect: timeouts.connect, head: timeouts.answer)
            limits.total = timeouts.connect + timeouts.answer
            return try await client(for: endpoint).withResponse(to: try request(call), timeouts: limits) { response in
                .answered(status: response.status, message: try await Self.text(of: response))
            }
        } catch {
            return .lost(reason: "\(endpoint): \(error)")
        }
    }

    /// One client, and so one connection, for all calls of a subscription.
    private func client(for endpoint: AgentEndpoint) -> HTTPClient {
        posts.withLock { posts in
            if let posts, posts.endpoint == endpoint { return posts.client }
            let client = client(of: endpoint, idleConnections: 1)
            posts = (endpoint, client)
            return client
        }
    }

    private func client(of endpoint: AgentEndpoint, idleConnections: Int) -> HTTPClient {
        let layer = if case .tcp = endpoint { tls?.layer } else { nil as HTTPLayer? }
        return HTTPClient(endpoint: endpoint.http, idleConnections: idleConnections, layer: layer)
    }

    private func request(_ call: Call) throws -> HTTPRequest {
        HTTPRequest(.post, path, headers: headers, body: .bytes(try MesosJSON.encode(call)))
    }

    /// What the agent says about a refusal, in one line.
    private static func text(of response: HTTPResponse) async throws -> String {
        let body = try await response.body.explanation()
        return String(buffer: body).split(whereSeparator: \.isNewline).joined(separator: " ")
    }
}

extension AgentConnection.Heard {
    func input(_ stream: Int) -> ExecutorSession.Input {
        switch self {
        case .responded(let status, let message): .responded(stream: stream, status: status, message: message)
        case .event(let event): .event(stream: stream, event)
        case .broken(let reason, let isAbsent): .broken(stream: stream, reason: reason, isAbsent: isAbsent)
        }
    }
}

extension AgentConnection.Answer {
    func input(_ post: Int) -> ExecutorSession.Input {
        switch self {
        case .answered(let status, let message): .answered(post: post, status: status, message: message)
        case .lost(let reason): .lost(post: post, reason: reason)
        }
    }
}
