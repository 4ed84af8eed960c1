package import NIOCore
package import NIOSSL
package import PodHTTP

/// TLS below HTTP.
package enum TLSLayer {
    /// - Parameter name: the server's, which its certificate is for; `nil` if it is known by an address only, which is
    ///   never a name (RFC 6066).
    package static func layer(_ context: NIOSSLContext, serverName name: String?) -> HTTPLayer {
        { channel in
            let handler = try NIOSSLClientHandler(context: context, serverHostname: name)
            try channel.pipeline.syncOperations.addHandler(handler, position: .first)
        }
    }

    /// TLS that refuses no certificate: who asks whether there is an answer, by an address that no certificate is made
    /// for, has nothing to hide.
    package static let unverified = Result {
        var configuration = TLSConfiguration.makeClientConfiguration()
        configuration.certificateVerification = .none
        return layer(try NIOSSLContext(configuration: configuration), serverName: nil)
    }
}
