import Glibc
import NIOCore
import NIOPosix

/// A server on a unix socket of its own whose script says byte by byte what each connection gets.
package enum ScriptedServer {
    /// Runs `body` with the socket's path while `script` serves each connection, numbered from 0 as they come.
    ///
    /// A script that throws closes its connection. All ends with `body`.
    package static func with(
        script: @escaping @Sendable (ScriptedConnection, Int) async throws -> Void,
        _ body: (String) async throws -> Void
    ) async throws {
        let path = "/tmp/podhttp-\(getpid())-\(UInt64.random(in: 0 ... .max)).sock"
        defer { unlink(path) }
        let server = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .childChannelOption(.allowRemoteHalfClosure, value: true)
            .bind(unixDomainSocketPath: path) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try NIOAsyncChannel<ByteBuffer, ByteBuffer>(
                        wrappingChannelSynchronously: channel,
                        configuration: .init(isOutboundHalfClosureEnabled: false)
                    )
                }
            }
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await serve(server, script) }
            defer { group.cancelAll() }
            try await body(path)
        }
    }

    private static func serve(
        _ server: NIOAsyncChannel<NIOAsyncChannel<ByteBuffer, ByteBuffer>, Never>,
        _ script: @escaping @Sendable (ScriptedConnection, Int) async throws -> Void
    ) async throws {
        try await withThrowingDiscardingTaskGroup { connections in
            try await server.executeThenClose { inbound in
                var number = 0
                for try await connection in inbound {
                    connections.addTask { [number] in
                        try? await connection.executeThenClose { inbound, outbound in
                            let scripted = ScriptedConnection(inbound: inbound, outbound: outbound)
                            try await script(scripted, number)
                        }
                    }
                    number += 1
                }
            }
        }
    }
}
