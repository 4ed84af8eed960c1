import NIOCore
import NIOPosix
import NIOSSL
import PodCompose

/// The little of HTTP/1.1 that a probe needs, on an open connection: one `GET`, of whose answer only the head counts.
enum PlainHTTP {
    struct Answer: Hashable, Sendable {
        var status: Int
        var location: String?
    }

    enum Scheme: String {
        case http
        /// No certificate is refused: a probe asks whether there is an answer, by an address that none is made for.
        case https
    }

    /// The longest head of an answer, in bytes.
    private static let limit = 64 << 10

    /// - Parameter descriptor: a connected socket, which is closed in the end.
    static func get(_ path: String, _ scheme: Scheme, host: String, over descriptor: CInt) async throws -> Answer {
        let tls = scheme == .https ? try tls.get() : nil
        let bootstrap = ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup)
        let channel = try await bootstrap.withConnectedSocket(descriptor) { channel in
            channel.eventLoop.makeCompletedFuture {
                if let tls {
                    let handler = try NIOSSLClientHandler(context: tls, serverHostname: nil)
                    try channel.pipeline.syncOperations.addHandler(handler)
                }
                return try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
            }
        }
        let request =
            "GET \(path) HTTP/1.1\r\nHost: \(host)\r\nUser-Agent: podkit\r\nAccept: */*\r\nConnection: close\r\n\r\n"
        return try await channel.executeThenClose { inbound, outbound in
            try await outbound.write(ByteBuffer(string: request))
            var received: [UInt8] = []
            for try await piece in inbound {
                received += piece.readableBytesView
                if let answer = answer(in: received, isWhole: false) { return answer }
                if received.count > limit { break }
            }
            guard let answer = answer(in: received, isWhole: true) else {
                throw ProbeFault("what answers does not speak HTTP")
            }
            return answer
        }
    }

    private static let tls = Result {
        var configuration = TLSConfiguration.makeClientConfiguration()
        configuration.certificateVerification = .none
        return try NIOSSLContext(configuration: configuration)
    }

    static func answer(in bytes: [UInt8], isWhole: Bool) -> Answer? {
        let text = String(decoding: bytes, as: UTF8.self)
        let parts = text.split(separator: "\r\n\r\n", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2 || isWhole, let head = parts.first else { return nil }
        let lines = head.split(separator: "\r\n")
        let first = (lines.first ?? "").split(separator: " ")
        guard first.count >= 2, first[0].hasPrefix("HTTP/1."), let status = Int(first[1]) else { return nil }
        let field = lines.first { $0.lowercased().hasPrefix("location:") }
        let location = field.map { String($0.dropFirst(9)).trimmingBlanks }
        return Answer(status: status, location: location)
    }
}
