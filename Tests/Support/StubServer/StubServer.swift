internal import NIOCore

/// A small HTTP server on loopback inside the test process; see ``withStubServer(_:options:answering:run:)``.
package final class StubServer: Sendable {
    package typealias Handler = @Sendable (StubRequest) async throws -> StubResponse

    /// The port that the system chose.
    package let port: Int
    private let log: StubActivityLog

    init(port: Int, log: StubActivityLog) {
        self.port = port
        self.log = log
    }

    /// `http://127.0.0.1:port`, without a slash at its end.
    package var url: String { "http://127.0.0.1:\(port)" }
    package var activity: StubActivity { log.activity }
    package var requests: [StubRequest] { log.activity.requests }

    /// Closes all connections in good order, idle ones too, as servers do that clean up.
    package func closeConnections() {
        log.closeConnections()
    }

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
    let log = StubActivityLog()
    let (exchanges, arrivals) = AsyncStream.makeStream(of: StubExchange.self)
    let listener = try await listen(version, port: options.port) { channel in
        StubConnection(channel: channel, log: log, options: options, arrivals: arrivals)
    }
    return try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask {
            await withDiscardingTaskGroup { answers in
                for await exchange in exchanges { answers.addTask { await exchange.answer(with: handler) } }
            }
        }
        defer {
            group.cancelAll()
            listener.close(promise: nil)
            log.closeConnections()
        }
        return try await body(StubServer(port: listener.localAddress?.port ?? 0, log: log))
    }
}
