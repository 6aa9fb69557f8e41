internal import NIOCore
internal import NIOHTTP1
internal import NIOHTTP2
internal import NIOPosix

func withHTTP2Listener<Result>(
    _ options: StubServerOptions, _ handler: @escaping StubServer.Handler,
    _ body: (StubServer) async throws -> Result
) async throws -> Result {
    let listener = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
        .serverChannelOption(.backlog, value: 1024)
        .bind(host: "127.0.0.1", port: 0) { channel in
            channel.configureAsyncHTTP2Pipeline(mode: .server) { stream in
                stream.eventLoop.makeCompletedFuture {
                    try stream.pipeline.syncOperations.addHandler(HTTP2FramePayloadToHTTP1ServerCodec())
                    return try StubChannel(wrappingChannelSynchronously: stream)
                }
            }
            .map { HTTP2Connection(channel: channel, streams: $0) }
        }
    return try await withConnections(listener, options, handler, serve: serveHTTP2, body)
}

private struct HTTP2Connection: Sendable {
    let channel: any Channel
    let streams: NIOHTTP2Handler.AsyncStreamMultiplexer<StubChannel>
}

private func serveHTTP2(_ connection: HTTP2Connection, by server: StubServer) async throws {
    let number = server.opened(connection.channel)
    try await withTaskCancellationHandler {
        try await withThrowingDiscardingTaskGroup { streams in
            for try await stream in connection.streams.inbound {
                streams.addTask { try? await serve(stream, number, by: server) }
            }
        }
    } onCancel: {
        connection.channel.close(promise: nil)
    }
}

private func serve(_ stream: StubChannel, _ connection: Int, by server: StubServer) async throws {
    try await stream.executeThenClose { inbound, outbound in
        var parts = inbound.makeAsyncIterator()
        guard case .head(let head) = try await parts.next() else { return }
        let exchange = StubExchange(server: server, channel: stream.channel, connection: connection)
        _ = try await exchange.serve(head, &parts, outbound)
    }
}
