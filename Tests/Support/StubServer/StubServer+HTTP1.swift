internal import NIOCore
internal import NIOHTTP1
internal import NIOPosix

typealias StubChannel = NIOAsyncChannel<HTTPServerRequestPart, HTTPServerResponsePart>

func withHTTP1Listener<Result>(
    _ options: StubServerOptions, _ handler: @escaping StubServer.Handler,
    _ body: (StubServer) async throws -> Result
) async throws -> Result {
    let listener = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
        .serverChannelOption(.backlog, value: 1024)
        .bind(host: "127.0.0.1", port: 0) { channel in
            channel.eventLoop.makeCompletedFuture {
                try channel.pipeline.syncOperations.configureHTTPServerPipeline(withPipeliningAssistance: false)
                return try StubChannel(wrappingChannelSynchronously: channel)
            }
        }
    return try await withConnections(listener, options, handler, serve: serveHTTP1, body)
}

private func serveHTTP1(_ connection: StubChannel, by server: StubServer) async throws {
    let number = server.opened(connection.channel)
    try await connection.executeThenClose { inbound, outbound in
        var parts = inbound.makeAsyncIterator()
        while let part = try await parts.next() {
            guard case .head(let head) = part else { continue }
            let exchange = StubExchange(server: server, channel: connection.channel, connection: number)
            let goesOn = try await exchange.serve(head, &parts, outbound)
            guard goesOn, head.isKeepAlive else { return }
        }
    }
}

extension StubServer {
    /// Counts a connection in, and out when it closes; returns its number.
    func opened(_ channel: any Channel) -> Int {
        channel.closeFuture.whenComplete { [log] _ in log.update { $0.connectionsClosed += 1 } }
        return log.update {
            $0.connectionsOpened += 1
            return $0.connectionsOpened
        }
    }
}
