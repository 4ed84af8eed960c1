import NIOCore
import NIOHTTP1

/// Hands the response's parts to the connection's core, and leaves HTTP when the server agrees to.
final class ExchangeHandler: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPClientResponsePart

    private let core: ExchangeCore
    private let encoder: HTTPRequestEncoder
    private let decoder: ByteToMessageHandler<HTTPResponseDecoder>
    private var switching: HTTPResponseHead?

    init(
        core: ExchangeCore,
        encoder: HTTPRequestEncoder,
        decoder: ByteToMessageHandler<HTTPResponseDecoder>
    ) {
        self.core = core
        self.encoder = encoder
        self.decoder = decoder
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let part = unwrapInboundIn(data)
        if case .head(let head) = part, head.status == .switchingProtocols, core.expectsUpgrade {
            switching = head
        } else if let head = switching {
            // The head is told only now, so that nobody writes through an encoder that is about to leave.
            guard case .end = part else { return }
            switching = nil
            leaveHTTP(context, head)
        } else {
            core.received(part)
        }
    }

    /// Takes HTTP out of the pipeline. The decoder goes last: it then passes on the bytes that came right behind the
    /// head, and they must meet a handler that takes bytes. Its going takes a turn of the loop, and until then nobody
    /// may write.
    private func leaveHTTP(_ context: ChannelHandlerContext, _ head: HTTPResponseHead) {
        let pipeline = context.pipeline.syncOperations
        let raw = RawBytesHandler(core: core)
        do {
            try pipeline.addHandler(raw, position: .after(self))
        } catch {
            core.fail(HTTPClientError(.closedEarly, cause: error))
            return
        }
        pipeline.removeHandler(context: context, promise: nil)
        pipeline.removeHandler(encoder, promise: nil)
        pipeline.removeHandler(decoder).assumeIsolated().whenComplete { _ in raw.begin(with: head) }
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        core.readCompleted()
        context.fireChannelReadComplete()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        core.fail(HTTPClientError(Self.code(for: error), cause: error))
    }

    func channelInactive(context: ChannelHandlerContext) {
        core.closed()
        context.fireChannelInactive()
    }

    private static func code(for error: any Error) -> HTTPClientError.Code {
        switch error {
        case HTTPParserError.invalidEOFState: .truncated
        case is HTTPParserError: .protocolViolation
        default: .closedEarly
        }
    }
}
