import NIOCore
import NIOSSL
import PodHTTP

/// TLS for connections to an agent.
struct AgentTLS: Sendable {
    private let context: NIOSSLContext
    private let host: String

    /// - Throws: ``ExecutorError/invalidTLS(reason:)`` if a file cannot be used.
    init(_ settings: TLSSettings, host: String) throws(ExecutorError) {
        self.host = host
        do {
            var configuration = TLSConfiguration.makeClientConfiguration()
            configuration.certificateVerification = settings.verifiesAgent ? .fullVerification : .none
            if let file = settings.authorities { configuration.trustRoots = .file(file) }
            if let file = settings.certificate {
                configuration.certificateChain = try NIOSSLCertificate.fromPEMFile(file).map { .certificate($0) }
            }
            if let file = settings.key {
                configuration.privateKey = .privateKey(try NIOSSLPrivateKey(file: file, format: .pem))
            }
            context = try NIOSSLContext(configuration: configuration)
        } catch {
            throw ExecutorError.invalidTLS(reason: "\(error)")
        }
    }

    /// What a new connection is set up with.
    var layer: HTTPLayer {
        let isAddress = (try? SocketAddress(ipAddress: host, port: 0)) != nil
        return TLSLayer.layer(context, serverName: isAddress ? nil : host)
    }
}
