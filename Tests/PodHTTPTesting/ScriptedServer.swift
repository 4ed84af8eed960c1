import Glibc
import NIOCore
import NIOPosix
import Synchronization

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
        let accepted = Mutex<[any Channel]>([])
        let server = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .childChannelOption(.allowRemoteHalfClosure, value: true)
            .childChannelOption(.autoRead, value: false)
            .bind(unixDomainSocketPath: path) { channel in
                accepted.withLock { $0.append(channel) }
                return channel.eventLoop.makeSucceededFuture(channel)
            }
        let result: Result<Void, any Error>
        do {
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await serve(server, script) }
                defer { group.cancelAll() }
                try await body(path)
            }
            result = .success(())
        } catch {
            result = .failure(error)
        }
        // One that came while the server closed is in nobody's hands.
        for channel in accepted.withLock({ $0 }) { try? await channel.close() }
        try result.get()
    }

    /// A socket that is connected to the server, as a descriptor.
    package static func connect(_ path: String) throws -> CInt {
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        let address = try SocketAddress(unixDomainSocketPath: path)
        let result = address.withSockAddr { Glibc.connect(descriptor, $0, socklen_t($1)) }
        guard result == 0 else {
            defer { close(descriptor) }
            throw IOError(errnoCode: errno, reason: "connect")
        }
        return descriptor
    }

    private static func serve(
        _ server: NIOAsyncChannel<any Channel, Never>,
        _ script: @escaping @Sendable (ScriptedConnection, Int) async throws -> Void
    ) async throws {
        try await withThrowingDiscardingTaskGroup { connections in
            try await server.executeThenClose { inbound in
                var number = 0
                for try await channel in inbound {
                    connections.addTask { [number] in
                        try? await connection(over: channel).executeThenClose { inbound, outbound in
                            let scripted = ScriptedConnection(inbound: inbound, outbound: outbound)
                            try await script(scripted, number)
                        }
                    }
                    number += 1
                }
            }
        }
    }

    /// Only now: an asynchronous channel that nobody executes ends the whole process.
    private static func connection(over channel: any Channel) async throws -> NIOAsyncChannel<ByteBuffer, ByteBuffer> {
        try await channel.eventLoop.submit {
            // Of a channel that is closed already this throws, while there is nothing yet that has to be executed. None is
            // closed within this closure: what follows does not throw.
            try channel.syncOptions?.setOption(.autoRead, value: false)
            let connection = try NIOAsyncChannel<ByteBuffer, ByteBuffer>(
                wrappingChannelSynchronously: channel,
                configuration: .init(isOutboundHalfClosureEnabled: false)
            )
            try channel.syncOptions?.setOption(.autoRead, value: true)
            return connection
        }.get()
    }
}
