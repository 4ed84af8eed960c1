import FoundationEssentials
import NIOCore
import PodHTTP

extension DockerClient {
    /// The longest answer that is read at once; the engine's lists are far below.
    private static let answerLimit = 64 << 20

    /// Makes a call whose answer is read whole.
    ///
    /// - Parameter extra: time that the engine may take besides ``Timeouts/request``; `nil` is no limit at all.
    @discardableResult
    func call(
        _ route: Route,
        body: HTTPRequest.Body = .empty,
        headers: [(name: String, value: String)] = [],
        extra: Duration? = .zero
    ) async throws -> ByteBuffer {
        var limits = HTTPTimeouts(connect: timeouts.connect, head: nil, idle: timeouts.progress)
        if let extra { limits.total = timeouts.request + extra }
        return try await respond(route, body: body, headers: headers, limits: limits) { response in
            try await response.body.collect(upTo: Self.answerLimit)
        }
    }

    /// Makes a call with a JSON body.
    @discardableResult
    func call(_ route: Route, json value: some Encodable) async throws -> ByteBuffer {
        try await call(route, body: .bytes(try DockerJSON.body(value)), headers: Self.jsonHeaders)
    }

    /// Makes a call whose answer is JSON.
    func call<Answer: Decodable>(
        _ route: Route,
        returning type: Answer.Type,
        body: HTTPRequest.Body = .empty
    ) async throws -> Answer {
        try DockerJSON.decode(type, from: try await call(route, body: body), route: route.description)
    }

    /// Makes a call with a JSON body whose answer is JSON.
    func call<Answer: Decodable>(
        _ route: Route,
        json value: some Encodable,
        returning type: Answer.Type
    ) async throws -> Answer {
        try DockerJSON.decode(type, from: try await call(route, json: value), route: route.description)
    }

    /// Makes a call whose answer is read while it comes, inside `scope`.
    func stream<Result>(
        _ route: Route,
        body: HTTPRequest.Body = .empty,
        headers: [(name: String, value: String)] = [],
        head: Duration? = nil,
        idle: Duration? = nil,
        total: Duration? = nil,
        _ scope: (HTTPResponse, ByteStream) async throws -> Result
    ) async throws -> Result {
        let limits = HTTPTimeouts(connect: timeouts.connect, head: head ?? timeouts.request, idle: idle, total: total)
        return try await respond(route, body: body, headers: headers, limits: limits) { response in
            try await scope(response, bytes(of: response, route: route))
        }
    }

    /// Makes a call that turns its connection into a stream of bytes both ways.
    func upgrade<Result>(
        _ route: Route,
        body: HTTPRequest.Body = .empty,
        headers: [(name: String, value: String)] = [],
        _ scope: (HTTPResponse, ByteStream, HTTPDuplex) async throws -> Result
    ) async throws -> Result {
        try await versioned(route, body: body, headers: headers) { request in
            try await session.http.withUpgrade(
                of: request,
                to: "tcp",
                timeouts: HTTPTimeouts(connect: timeouts.connect, head: timeouts.request),
                refused: { response in
                    if let refusal = try await refusal(in: response, route) { return .failure(refusal) }
                    let message = "the engine did not give up the connection (status \(response.status))"
                    throw DockerError(.protocolViolation, message, route: route.description)
                },
                { response, duplex in
                    .success(try await scope(response, bytes(of: response, route: route), duplex))
                }
            )
        }
    }

    static var jsonHeaders: [(name: String, value: String)] { [("Content-Type", "application/json")] }

    // MARK: -

    private func respond<Result>(
        _ route: Route,
        body: HTTPRequest.Body,
        headers: [(name: String, value: String)],
        limits: HTTPTimeouts,
        _ scope: (HTTPResponse) async throws -> Result
    ) async throws -> Result {
        try await versioned(route, body: body, headers: headers) { request in
            try await session.http.withResponse(to: request, timeouts: limits) { response in
                if let refusal = try await refusal(in: response, route) { return .failure(refusal) }
                return .success(try await scope(response))
            }
        }
    }

    /// Makes a call in the API version spoken with the engine. An engine that was exchanged for another meanwhile may
    /// refuse that version, before it does anything: then once more, in the version negotiated anew.
    private func versioned<Result>(
        _ route: Route,
        body: HTTPRequest.Body,
        headers: [(name: String, value: String)],
        _ exchange: (HTTPRequest) async throws -> Swift.Result<Result, DockerError>
    ) async throws -> Result {
        func attempt(_ version: APIVersion) async throws -> Swift.Result<Result, DockerError> {
            let target = "/v\(version)\(route.path)\(route.query.encoded)"
            let request = HTTPRequest(route.method, target, headers: headers, body: body)
            return try await mapping(route) { try await exchange(request) }
        }
        // A body that is produced while it is sent cannot be sent again.
        if case .stream = body { return try await attempt(ping()).get() }
        let version = try await apiVersion()
        let answer = try await attempt(version)
        guard case .failure(let refusal) = answer, refusal.code == .unsupportedVersion else { return try answer.get() }
        let renewed = try await ping()
        guard renewed != version else { throw refusal }
        return try await attempt(renewed).get()
    }

    private func bytes(of response: HTTPResponse, route: Route) -> ByteStream {
        ByteStream(body: response.body, route: route.description, endpoint: endpoint)
    }

    func mapping<Result>(_ route: Route, _ operation: () async throws -> Result) async throws -> Result {
        try await DockerError.mapping(route.description, endpoint, operation)
    }

    /// The engine's own message for every status that is not a success; `nil` for a success.
    func refusal(in response: HTTPResponse, _ route: Route) async throws -> DockerError? {
        guard response.status >= 300 else { return nil }
        let text = Self.message(in: try await response.body.explanation())
        let message = text ?? "the engine answered with status \(response.status)"
        return DockerError(status: response.status, message: message, route: route.description)
    }

    /// The engine's message: JSON, or plain text where the call would have left HTTP.
    static func message(in body: ByteBuffer) -> String? {
        struct Message: Decodable { var message: String }
        if let decoded = try? JSONDecoder().decode(Message.self, from: Data(body.readableBytesView)) {
            return decoded.message
        }
        let line = String(buffer: body).prefix { !$0.isNewline }
        let isPlain = !line.isEmpty && line.utf8.count <= 500 && !"<{[".contains(line.first ?? "<")
        return isPlain && line.unicodeScalars.allSatisfy { $0.value >= 0x20 } ? String(line) : nil
    }
}
