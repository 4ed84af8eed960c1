import Glibc
import NIOCore
import PodHTTPTesting
import Synchronization
import Testing

@testable import PodHTTP

@Suite(.timeLimit(.minutes(3)))
struct ConnectionTests {
    @Test func aServerOverTCPIsAskedWhetherItIsThere() async throws {
        let listener = try Listener()
        defer { listener.end() }
        let endpoint = HTTPEndpoint.tcp(host: "127.0.0.1", port: listener.port)
        let connection = try await HTTPConnector(endpoint: endpoint).connect(timeout: .seconds(30))
        defer { connection.close() }
        let expected: [(ChannelOptions.Types.SocketOption, SocketOptionValue)] = [
            (.socketOption(.so_keepalive), 1),
            (.tcpOption(.init(rawValue: TCP_KEEPIDLE)), 30),
            (.tcpOption(.init(rawValue: TCP_KEEPINTVL)), 10),
            (.tcpOption(.init(rawValue: TCP_KEEPCNT)), 3),
        ]
        for (option, value) in expected {
            expectEqual(try await connection.channel.getOption(option).get(), value)
        }
    }

    @Test func cancellingWaitsForNoFarewell() async throws {
        let (begun, start) = AsyncStream.makeStream(of: Void.self)
        try await ScriptedServer.with { connection, _ in
            _ = try await connection.readHead()
            // By now the client waits for the answer.
            start.yield()
            _ = try await connection.readToEnd()
        } _: { path in
            let opened = Mutex<(any Channel)?>(nil)
            let timeouts = HTTPTimeouts(head: nil)
            let client = HTTPClient(endpoint: .unix(path: path)) { channel in
                try channel.pipeline.syncOperations.addHandler(Farewell(), name: "farewell", position: .first)
                opened.withLock { $0 = channel }
            }
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    await #expect(throws: CancellationError.self) {
                        try await client.withResponse(to: HTTPRequest(.get, "/"), timeouts: timeouts) { _ in }
                    }
                }
                for await _ in begun { break }
                group.cancelAll()
                try await group.waitForAll()
            }
            let channel = try #require(opened.withLock { $0 })
            #expect(channel.isActive)
            try await channel.pipeline.removeHandler(name: "farewell")
            try await channel.closeFuture.get()
        }
    }
}

/// A layer that does not close before it is removed, as TLS does not before the server has taken its leave.
private final class Farewell: ChannelOutboundHandler, RemovableChannelHandler {
    typealias OutboundIn = ByteBuffer

    func close(context: ChannelHandlerContext, mode: CloseMode, promise: EventLoopPromise<Void>?) {}

    func removeHandler(context: ChannelHandlerContext, removalToken: ChannelHandlerContext.RemovalToken) {
        context.close(promise: nil)
        context.leavePipeline(removalToken: removalToken)
    }
}

/// A port of the loopback interface to connect to.
private struct Listener {
    let port: Int
    private let descriptor: CInt

    init() throws {
        descriptor = socket(AF_INET, CInt(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = INADDR_LOOPBACK.bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let result = withUnsafeMutablePointer(to: &address) { [descriptor] in
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, length) | listen(descriptor, 1) | getsockname(descriptor, $0, &length)
            }
        }
        try #require(result == 0)
        port = Int(UInt16(bigEndian: address.sin_port))
    }

    func end() {
        Glibc.close(descriptor)
    }
}
