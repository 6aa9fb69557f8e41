internal import NIOCore
internal import NIOHTTP1
internal import NIOPosix

/// A small HTTP server on loopback inside the test process; see ``withStubServer(_:options:answering:run:)``.
package final class StubServer: Sendable {
    package typealias Handler = @Sendable (StubRequest) async throws -> StubResponse

    /// The port that the system chose.
    package let port: Int
    let log: StubActivityLog
    let options: StubServerOptions
    let handler: Handler

    init(port: Int, log: StubActivityLog, options: StubServerOptions, handler: @escaping Handler) {
        self.port = port
        self.log = log
        self.options = options
        self.handler = handler
    }

    /// `http://127.0.0.1:port`, without a slash at its end.
    package var url: String { "http://127.0.0.1:\(port)" }
    package var activity: StubActivity { log.activity }
    package var requests: [StubRequest] { log.activity.requests }

    /// Returns once the condition holds; never by itself otherwise, so give the test a time limit.
    package func wait(until condition: @escaping @Sendable (StubActivity) -> Bool) async {
        await log.wait(until: condition)
    }
}

/// Runs a stub server for as long as `body` runs.
///
/// The handler gives the answer to each request; what it throws closes the connection without an answer.
package func withStubServer<Result>(
    _ version: StubProtocol = .http1, options: StubServerOptions = StubServerOptions(),
    answering handler: @escaping StubServer.Handler, run body: (StubServer) async throws -> Result
) async throws -> Result {
    switch version {
    case .http1: try await withHTTP1Listener(options, handler, body)
    case .http2: try await withHTTP2Listener(options, handler, body)
    }
}

/// Accepts connections until `body` returns.
func withConnections<Connection: Sendable, Result>(
    _ listener: NIOAsyncChannel<Connection, Never>, _ options: StubServerOptions,
    _ handler: @escaping StubServer.Handler, serve: @escaping @Sendable (Connection, StubServer) async throws -> Void,
    _ body: (StubServer) async throws -> Result
) async throws -> Result {
    let server = StubServer(
        port: listener.channel.localAddress?.port ?? 0, log: StubActivityLog(), options: options, handler: handler)
    return try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask {
            try await withThrowingDiscardingTaskGroup { connections in
                try await listener.executeThenClose { inbound in
                    for try await connection in inbound {
                        // A connection that breaks is the client's affair, never the server's end.
                        connections.addTask { try? await serve(connection, server) }
                    }
                }
            }
        }
        defer { group.cancelAll() }
        return try await body(server)
    }
}
