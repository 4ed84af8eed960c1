import Glibc
package import NIOCore
import NIOHTTP1
import NIOPosix
import Synchronization

/// Sets up what lies between a connection's bytes and HTTP, such as TLS, before anything is sent.
package typealias HTTPLayer = @Sendable (any Channel) throws -> Void

/// Makes connections to one endpoint.
struct HTTPConnector: Sendable {
    /// One thread serves every client of the process, however many processors there are; it sleeps while no byte
    /// moves and no time limit runs out.
    private static let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)

    let endpoint: HTTPEndpoint
    var layer: HTTPLayer?

    /// - Throws: `HTTPClientError`, or `CancellationError` as soon as the task is cancelled.
    func connect(timeout: Duration) async throws -> HTTPConnection {
        if case .unix(let path) = endpoint, path.utf8.count > HTTPEndpoint.longestUnixPath {
            let message = "the socket's path is longer than \(HTTPEndpoint.longestUnixPath) bytes"
            throw HTTPClientError(.unreachable, message)
        }
        try Task.checkCancellation()
        let attempt = Attempt()
        let bootstrap = keptAlive(ClientBootstrap(group: Self.group))
            .connectTimeout(TimeAmount(timeout))
            .channelOption(.autoRead, value: false)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    let core = try Self.configure(channel)
                    try layer?(channel)
                    attempt.began(channel, core)
                }
            }
        do {
            let channel = try await withTaskCancellationHandler {
                switch endpoint {
                case .unix(let path): try await bootstrap.connect(unixDomainSocketPath: path).get()
                case .tcp(let host, let port): try await bootstrap.connect(host: host, port: port).get()
                case .connected(let socket, _): try await use(socket, bootstrap)
                }
            } onCancel: {
                // A socket that stands already takes no time, and NIO takes none that is closed while it is set up.
                guard case .connected = endpoint else { return attempt.cancel() }
            }
            guard let core = attempt.core(of: channel) else {
                throw HTTPClientError(.unreachable, "the connection was not set up")
            }
            return HTTPConnection(channel: channel, core: core)
        } catch {
            if Task.isCancelled { throw CancellationError() }
            throw HTTPClientError(.unreachable, cause: Self.systemError(in: error))
        }
    }

    private func use(_ socket: ConnectedSocket, _ bootstrap: ClientBootstrap) async throws -> any Channel {
        guard let descriptor = socket.take() else {
            throw HTTPClientError(.unreachable, "the connection has been used before")
        }
        return try await bootstrap.withConnectedSocket(descriptor).get()
    }

    /// Has the kernel ask a silent server over TCP whether it is there: the host of one that sends nothing for hours, as
    /// an event stream may, can lose its power without a farewell. It is then found gone after a minute.
    private func keptAlive(_ bootstrap: ClientBootstrap) -> ClientBootstrap {
        guard case .tcp = endpoint else { return bootstrap }
        // Not TCP_USER_TIMEOUT: it would also end a connection whose server is there and reads nothing for a while.
        return
            bootstrap
            .channelOption(.socketOption(.so_keepalive), value: 1)
            .channelOption(.tcpOption(.init(rawValue: TCP_KEEPIDLE)), value: 30)
            .channelOption(.tcpOption(.init(rawValue: TCP_KEEPINTVL)), value: 10)
            .channelOption(.tcpOption(.init(rawValue: TCP_KEEPCNT)), value: 3)
    }

    private static func configure(_ channel: any Channel) throws -> NIOLoopBound<ExchangeCore> {
        let core = ExchangeCore(channel: channel)
        let encoder = HTTPRequestEncoder()
        // Without this, bytes in the same segment as a 101 would be dropped.
        let decoder = ByteToMessageHandler(HTTPResponseDecoder(leftOverBytesStrategy: .forwardBytes))
        try channel.pipeline.syncOperations.addHandlers([
            encoder, decoder, ExchangeHandler(core: core, encoder: encoder, decoder: decoder),
        ])
        return NIOLoopBound(core, eventLoop: channel.eventLoop)
    }

    /// The error of the last address tried, of those that a host name has.
    private static func systemError(in error: any Error) -> any Error {
        guard let error = error as? NIOConnectionError else { return error }
        return error.connectionErrors.last?.error ?? error.dnsAError ?? error.dnsAAAAError ?? error
    }
}

/// The channels of one attempt to connect: a host name may have several addresses.
private final class Attempt: Sendable {
    private struct State {
        var channels: [(channel: any Channel, core: NIOLoopBound<ExchangeCore>)] = []
        var isCancelled = false
    }

    private let state = Mutex(State())

    func began(_ channel: any Channel, _ core: NIOLoopBound<ExchangeCore>) {
        let isCancelled = state.withLock {
            $0.channels.append((channel, core))
            return $0.isCancelled
        }
        if isCancelled { channel.close(promise: nil) }
    }

    func cancel() {
        let channels = state.withLock {
            $0.isCancelled = true
            return $0.channels
        }
        for (channel, _) in channels { channel.close(promise: nil) }
    }

    func core(of channel: any Channel) -> NIOLoopBound<ExchangeCore>? {
        state.withLock { state in state.channels.first { $0.channel === channel }?.core }
    }
}
