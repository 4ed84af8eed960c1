import NIOCore
import NIOHTTP1

/// Carries out on the event loop what `ExchangeState` decides: the reader that waits, reads, time limits.
final class ExchangeCore {
    typealias Part = HTTPClientResponsePart

    let channel: any Channel
    private var state = ExchangeState()
    private var reader: EventLoopPromise<Part>?
    private var limit: Scheduled<Void>?
    private var total: Scheduled<Void>?
    private var lastProgress = NIODeadline.now()
    private(set) var expectsUpgrade = false

    init(channel: any Channel) {
        self.channel = channel
    }

    private var loop: any EventLoop { channel.eventLoop }

    // MARK: Asked by the connection

    /// Sends a request, whole unless its body is streamed, in one write: a server that answers and closes at the
    /// head would break a second one.
    func start(
        _ head: HTTPRequestHead,
        body: ByteBuffer?,
        isComplete: Bool = true,
        upgrades: Bool,
        total: Duration?
    ) throws {
        guard state.begin() else {
            throw HTTPClientError(.notSent, state.failure?.message ?? "the connection is closed")
        }
        limit?.cancel()
        limit = nil
        expectsUpgrade = upgrades
        lastProgress = .now()
        if let total {
            self.total = loop.assumeIsolated().scheduleTask(in: TimeAmount(total)) { [weak self] in
                self?.fail(HTTPClientError(.timedOut, "the call took longer than \(total)"))
            }
        }
        channel.write(HTTPClientRequestPart.head(head), promise: nil)
        if let body { channel.write(HTTPClientRequestPart.body(.byteBuffer(body)), promise: nil) }
        if isComplete {
            channel.write(HTTPClientRequestPart.end(nil), promise: nil)
            state.requestEnded()
        }
        channel.read()
        channel.flush()
    }

    func write(_ part: HTTPClientRequestPart) -> EventLoopFuture<Void> {
        let future = channel.writeAndFlush(part)
        if case .end = part { state.requestEnded() }
        return progressing(future)
    }

    func writeRaw(_ bytes: ByteBuffer) -> EventLoopFuture<Void> {
        progressing(channel.writeAndFlush(bytes))
    }

    private func progressing(_ future: EventLoopFuture<Void>) -> EventLoopFuture<Void> {
        future.assumeIsolated().whenSuccess { self.lastProgress = .now() }
        return future
    }

    func pull(timeout: Duration?) -> EventLoopFuture<Part> {
        switch state.pull() {
        case .deliver(let part): return loop.makeSucceededFuture(part)
        case .fail(let error): return loop.makeFailedFuture(error)
        case .wait:
            let promise = loop.makePromise(of: Part.self)
            reader = promise
            if let timeout {
                lastProgress = .now()
                watch(TimeAmount(timeout), timeout)
            }
            channel.read()
            return promise.futureResult
        }
    }

    /// Ends an exchange: true if the connection now waits for the next one, for at most `idle`.
    func finish(idle: Duration) -> Bool {
        total?.cancel()
        total = nil
        guard state.finish() else {
            channel.close(promise: nil)
            return false
        }
        limit = loop.assumeIsolated().scheduleTask(in: TimeAmount(idle)) { [weak self] in
            self?.channel.close(promise: nil)
        }
        return true
    }

    // MARK: Told by the channel's handlers

    func received(_ part: Part) {
        lastProgress = .now()
        react(state.received(part))
    }

    func readCompleted() {
        if state.wantsRead { channel.read() }
    }

    func closed() {
        limit?.cancel()
        limit = nil
        total?.cancel()
        total = nil
        react(state.closed(nil))
    }

    func fail(_ error: HTTPClientError) {
        react(state.closed(error))
        channel.close(promise: nil)
    }

    // MARK: -

    private func react(_ reaction: ExchangeState.Reaction) {
        switch reaction {
        case .none: break
        case .deliver(let part): takeReader()?.succeed(part)
        case .fail(let error): takeReader()?.fail(error)
        case .close(let error): fail(error)
        }
    }

    private func takeReader() -> EventLoopPromise<Part>? {
        defer { reader = nil }
        limit?.cancel()
        limit = nil
        return reader
    }

    /// Fails the reader once nothing has moved for `amount`; progress in the meantime renews the time.
    private func watch(_ amount: TimeAmount, _ shown: Duration) {
        limit = loop.assumeIsolated().scheduleTask(deadline: lastProgress + amount) { [weak self] in
            guard let self else { return }
            if .now() < lastProgress + amount {
                watch(amount, shown)
            } else {
                fail(HTTPClientError(.timedOut, "the server sent nothing for \(shown)"))
            }
        }
    }
}
