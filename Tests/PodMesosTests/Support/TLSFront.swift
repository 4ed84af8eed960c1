import NIOCore
import NIOPosix
import NIOSSL

/// A port of the loopback interface that speaks TLS and passes everything on to a unix socket in clear text.
enum TLSFront {
    /// Made for `localhost` and 127.0.0.1, signed by itself, and of use for nothing else.
    static let certificate = """
        -----BEGIN CERTIFICATE-----
        MIIBnDCCAUGgAwIBAgIUAJpht/y2rDRKpp2oY2lZJjVWx2EwCgYIKoZIzj0EAwIw
        FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyMTE1NTIyM1oYDzIxMjYxMDI4
        MTU1MjIzWjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
        PQMBBwNCAASBEy2u4Spa+1MLJL5JI3B1N60qnR2Ai3PksuzrswvvhwPNlmMJ0Hcf
        PNEOMflniWh8b7MHP9KGcbCErO5JzTsHo28wbTAdBgNVHQ4EFgQUtbjzBxoChu7C
        LCS5cSCbCW/ni/8wHwYDVR0jBBgwFoAUtbjzBxoChu7CLCS5cSCbCW/ni/8wDwYD
        VR0TAQH/BAUwAwEB/zAaBgNVHREEEzARgglsb2NhbGhvc3SHBH8AAAEwCgYIKoZI
        zj0EAwIDSQAwRgIhAOUM+wFG0hnocz+BmF3dhYNgqB3M/guYUXyjYVJzY8YpAiEA
        7SdNiAtRBo2zeCEtdv4upClXzmEOz/lHiqhhiQqUpEk=
        -----END CERTIFICATE-----
        """
    private static let key = """
        -----BEGIN PRIVATE KEY-----
        MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgOw35F+QefBDejx1m
        dLmJfD4zgyqA6D4s841EBmDwgbWhRANCAASBEy2u4Spa+1MLJL5JI3B1N60qnR2A
        i3PksuzrswvvhwPNlmMJ0HcfPNEOMflniWh8b7MHP9KGcbCErO5JzTsH
        -----END PRIVATE KEY-----
        """

    /// Runs `body` with the port.
    static func with(_ path: String, _ body: (Int) async throws -> Void) async throws {
        let configuration = TLSConfiguration.makeServerConfiguration(
            certificateChain: try NIOSSLCertificate.fromPEMBytes(Array(certificate.utf8)).map { .certificate($0) },
            privateKey: .privateKey(try NIOSSLPrivateKey(bytes: Array(key.utf8), format: .pem))
        )
        let context = try NIOSSLContext(configuration: configuration)
        let group = MultiThreadedEventLoopGroup.singleton
        let server = try await ServerBootstrap(group: group)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelInitializer { inner in
                inner.eventLoop.makeCompletedFuture {
                    try inner.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: context))
                }.flatMap {
                    ClientBootstrap(group: inner.eventLoop).channelInitializer { outer in
                        outer.eventLoop.makeCompletedFuture {
                            try outer.pipeline.syncOperations.addHandler(Relay(to: inner))
                            try inner.pipeline.syncOperations.addHandler(Relay(to: outer))
                        }
                    }.connect(unixDomainSocketPath: path).map { _ in }
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        do {
            try await body(server.localAddress?.port ?? 0)
            try await server.close()
        } catch {
            try? await server.close()
            throw error
        }
    }
}

/// Passes bytes and the end on.
private final class Relay: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private let target: any Channel

    init(to target: any Channel) { self.target = target }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        target.writeAndFlush(unwrapInboundIn(data), promise: nil)
    }

    func channelInactive(context: ChannelHandlerContext) { target.close(promise: nil) }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }
}
