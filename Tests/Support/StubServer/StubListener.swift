internal import NIOCore
internal import NIOHTTP1
internal import NIOHTTP2
internal import NIOPosix

/// Listens on a port, 0 being one of the system's choice; each connection gets its state from `connect`.
func listen(
    _ version: StubProtocol, port: Int, connect: @escaping @Sendable (any Channel) -> StubConnection
) async throws -> any Channel {
    try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
        .serverChannelOption(.backlog, value: 1024)
        .childChannelInitializer { channel in
            let connection = connect(channel)
            return switch version {
            case .http1: addHTTP1(to: channel, connection)
            case .http2: addHTTP2(to: channel, connection)
            }
        }
        .bind(host: "127.0.0.1", port: port).get()
}

private func addHTTP1(to channel: any Channel, _ connection: StubConnection) -> EventLoopFuture<Void> {
    channel.eventLoop.makeCompletedFuture {
        try channel.pipeline.syncOperations.configureHTTPServerPipeline(withPipeliningAssistance: false)
        try channel.pipeline.syncOperations.addHandler(StubHandler(connection))
    }
}

private func addHTTP2(to channel: any Channel, _ connection: StubConnection) -> EventLoopFuture<Void> {
    channel.configureHTTP2Pipeline(mode: .server) { stream in
        stream.eventLoop.makeCompletedFuture {
            try stream.pipeline.syncOperations.addHandler(HTTP2FramePayloadToHTTP1ServerCodec())
            try stream.pipeline.syncOperations.addHandler(StubHandler(connection))
        }
    }
    .map { _ in }
}
