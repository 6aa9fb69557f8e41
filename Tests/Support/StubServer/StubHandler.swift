internal import NIOCore
internal import NIOHTTP1

/// Reads the requests of one connection (of one stream with HTTP/2) and hands them on as exchanges.
final class StubHandler: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart

    private let connection: StubConnection
    private var request: StubRequest?
    private var exchange: StubExchange?
    /// Body bytes after which the connection is reset.
    private var cut: Int?

    init(_ connection: StubConnection) {
        self.connection = connection
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head): begin(head, context)
        case .body(let buffer): take(buffer)
        case .end: finish()
        }
    }

    func channelInactive(context: ChannelHandlerContext) {
        exchange?.end(abandoned: true)
        context.fireChannelInactive()
    }

    /// The client's reset: channelInactive follows.
    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }

    private func begin(_ head: HTTPRequestHead, _ context: ChannelHandlerContext) {
        let request = StubRequest(
            method: head.method.rawValue, target: head.uri,
            headers: StubHeaders(head.headers.map { (name: $0.name, value: $0.value) }),
            connection: connection.number)
        let exchange = StubExchange(connection, context.channel, keepsAlive: head.isKeepAlive)
        self.exchange = exchange
        switch connection.options.atHead(request) {
        case .readBody:
            self.request = request
        case .cut(let count):
            self.request = request
            cut = count
        case .answer(let response):
            exchange.arrive(request, response)
        case .ignore:
            _ = context.channel.setOption(.autoRead, value: false)
        }
    }

    private func take(_ buffer: ByteBuffer) {
        guard var request else { return }
        self.request = nil
        let room = connection.options.keptBodyBytes - request.body.count
        request.body += buffer.readableBytesView.prefix(room)
        request.bodyByteCount += buffer.readableBytes
        self.request = request
        connection.log.update { $0.bodyBytesReceived += buffer.readableBytes }
        if let cut, request.bodyByteCount >= cut { finish() }
    }

    private func finish() {
        guard let request = request.take() else { return }
        exchange?.arrive(request, cut == nil ? nil : .nothing(.reset))
    }
}
