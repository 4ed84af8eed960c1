import DequeModule
import NIOHTTP1

/// What one connection is doing, without any I/O: one exchange at a time, its response pulled part by part.
struct ExchangeState {
    typealias Part = HTTPClientResponsePart

    private enum Phase: Equatable {
        case idle
        case head
        case body
        case complete
        case closed
    }

    /// What to do for a reader that asks for the next part.
    enum Pull: Equatable {
        case deliver(Part)
        /// Nothing is there: keep the reader waiting and read from the socket.
        case wait
        case fail(HTTPClientError)
    }

    /// What to do with something that came or happened.
    enum Reaction: Equatable {
        case none
        case deliver(Part)
        case fail(HTTPClientError)
        /// The server broke the protocol: close, which will fail the reader.
        case close(HTTPClientError)
    }

    private var phase = Phase.idle
    private var parts: Deque<Part> = []
    private var isWaiting = false
    /// Whether the connection closed after the response's end.
    private var hasEnded = false
    private var requestComplete = false
    private var keepAlive = false
    /// Why the connection closed, if it is closed.
    private(set) var failure: HTTPClientError?

    /// Whether to read from the socket: for a reader that waits, and always until the head has come, so that an early
    /// refusal is not lost when the server closes on a request that is still being sent.
    var wantsRead: Bool { isWaiting || phase == .head }

    /// Begins an exchange; false if the connection is closed or busy.
    mutating func begin() -> Bool {
        guard phase == .idle else { return false }
        phase = .head
        requestComplete = false
        keepAlive = false
        return true
    }

    /// The last byte of the request has been handed to the socket.
    mutating func requestEnded() {
        requestComplete = true
    }

    mutating func pull() -> Pull {
        if let part = parts.popFirst() { return .deliver(part) }
        switch phase {
        case .closed where !hasEnded:
            return .fail(failure ?? HTTPClientError(.closedEarly, "the connection is closed"))
        case .complete, .closed: return .deliver(.end(nil))
        case .idle: return .fail(HTTPClientError(.protocolViolation, "no response is expected"))
        case .head, .body:
            isWaiting = true
            return .wait
        }
    }

    mutating func received(_ part: Part) -> Reaction {
        switch (phase, part) {
        case (.head, .head(let head)):
            phase = .body
            keepAlive = head.isKeepAlive && head.status != .switchingProtocols
        case (.body, .body):
            break
        case (.body, .end):
            phase = .complete
        case (.closed, _):
            return .none
        default:
            return .close(HTTPClientError(.protocolViolation, "the server sent what was not asked for"))
        }
        guard isWaiting else {
            parts.append(part)
            return .none
        }
        isWaiting = false
        return .deliver(part)
    }

    /// The connection closed, with an error or without; parts that came before stay readable.
    mutating func closed(_ error: HTTPClientError?) -> Reaction {
        guard phase != .closed else { return .none }
        let inBody = phase == .body
        hasEnded = phase == .complete
        phase = .closed
        var failure =
            error
            ?? HTTPClientError(
                inBody ? .truncated : .closedEarly,
                inBody ? "the server closed the connection inside its response" : "the server closed the connection"
            )
        if inBody, failure.code == .closedEarly { failure.code = .truncated }
        self.failure = failure
        guard isWaiting else { return .none }
        isWaiting = false
        return .fail(failure)
    }

    /// Ends an exchange; true if the connection can carry another.
    mutating func finish() -> Bool {
        guard phase == .complete, requestComplete, keepAlive else { return false }
        parts.removeAll()
        phase = .idle
        return true
    }
}
