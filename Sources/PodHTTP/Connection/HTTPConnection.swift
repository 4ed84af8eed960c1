import NIOCore
import NIOHTTP1

/// One connection, safe to use from any task; a task that is cancelled while it waits here closes it.
package final class HTTPConnection: Sendable {
    let channel: any Channel
    private let core: NIOLoopBound<ExchangeCore>

    init(channel: any Channel, core: NIOLoopBound<ExchangeCore>) {
        self.channel = channel
        self.core = core
    }

    var isOpen: Bool { channel.isActive }

    /// Ends what waits here at once, and the connection when its layers are ready: TLS waits for the server's farewell.
    func close() {
        channel.eventLoop.execute { [core] in
            core.value.fail(HTTPClientError(.closedEarly, "the connection was closed"))
        }
    }

    /// Sends a whole request and returns the response's head.
    func roundTrip(
        _ head: HTTPRequestHead,
        body: ByteBuffer?,
        upgrades: Bool = false,
        timeouts: HTTPTimeouts
    ) async throws -> HTTPResponseHead {
        let part = try await waiting {
            channel.eventLoop.flatSubmit { [core, channel] () -> EventLoopFuture<HTTPClientResponsePart> in
                do {
                    try core.value.start(head, body: body, upgrades: upgrades, total: timeouts.total)
                } catch {
                    return channel.eventLoop.makeFailedFuture(error)
                }
                return core.value.pull(timeout: timeouts.head)
            }
        }
        return try Self.head(part)
    }

    /// Sends the head of a request whose body is written afterwards.
    func start(_ head: HTTPRequestHead, timeouts: HTTPTimeouts) async throws {
        try await waiting {
            channel.eventLoop.submit { [core] in
                try core.value.start(head, body: nil, isComplete: false, upgrades: false, total: timeouts.total)
            }
        }
    }

    /// The head of the response.
    func responseHead(timeout: Duration?) async throws -> HTTPResponseHead {
        try Self.head(try await next(timeout: timeout))
    }

    private static func head(_ part: HTTPClientResponsePart) throws -> HTTPResponseHead {
        guard case .head(let head) = part else {
            throw HTTPClientError(.protocolViolation, "a body came before its head")
        }
        return head
    }

    /// The next part of the response; after its end, the end again.
    func next(timeout: Duration?) async throws -> HTTPClientResponsePart {
        try await waiting {
            channel.eventLoop.flatSubmit { [core] in core.value.pull(timeout: timeout) }
        }
    }

    func write(_ part: HTTPClientRequestPart) async throws {
        try await waiting {
            channel.eventLoop.flatSubmit { [core] in core.value.write(part) }
        }
    }

    func writeRaw(_ bytes: ByteBuffer) async throws {
        try await waiting {
            channel.eventLoop.flatSubmit { [core] in core.value.writeRaw(bytes) }
        }
    }

    func closeOutput() async throws {
        try await waiting { channel.close(mode: .output) }
    }

    /// Ends an exchange: true if the connection can be used again.
    func finish(idle: Duration) async -> Bool {
        let reusable = try? await channel.eventLoop.submit { [core] in core.value.finish(idle: idle) }.get()
        return reusable ?? false
    }

    private func waiting<Value: Sendable>(_ operation: () -> EventLoopFuture<Value>) async throws -> Value {
        try Task.checkCancellation()
        do {
            return try await withTaskCancellationHandler {
                try await operation().get()
            } onCancel: {
                close()
            }
        } catch {
            if Task.isCancelled { throw CancellationError() }
            throw HTTPClientError(.closedEarly, cause: error)
        }
    }
}
