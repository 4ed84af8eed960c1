import NIOCore
import NIOHTTP1

/// Hands bytes to the connection's core after the connection has left HTTP.
final class RawBytesHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private let core: ExchangeCore
    /// What came before the last of HTTP was out of the pipeline; `nil` from then on.
    private var held: [HTTPClientResponsePart]? = []

    init(core: ExchangeCore) {
        self.core = core
    }

    /// Tells the head of the response, and what came behind it.
    func begin(with head: HTTPResponseHead) {
        core.received(.head(head))
        for part in held ?? [] { core.received(part) }
        held = nil
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        tell(.body(unwrapInboundIn(data)))
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        core.readCompleted()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        core.fail(HTTPClientError(.truncated, cause: error))
    }

    func channelInactive(context: ChannelHandlerContext) {
        // Outside HTTP the end of the connection is the end of the stream.
        tell(.end(nil))
        if held == nil { core.closed() }
    }

    private func tell(_ part: HTTPClientResponsePart) {
        if held == nil {
            core.received(part)
        } else {
            held?.append(part)
        }
    }
}
