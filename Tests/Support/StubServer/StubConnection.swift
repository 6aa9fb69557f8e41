internal import NIOCore

/// What all requests of one connection share.
struct StubConnection: Sendable {
    /// Counted from 1.
    let number: Int
    let log: StubActivityLog
    let options: StubServerOptions
    /// Where exchanges go that want an answer.
    let arrivals: AsyncStream<StubExchange>.Continuation

    init(
        channel: any Channel, log: StubActivityLog, options: StubServerOptions,
        arrivals: AsyncStream<StubExchange>.Continuation
    ) {
        self.log = log
        self.options = options
        self.arrivals = arrivals
        number = log.opened(channel)
        channel.closeFuture.whenComplete { _ in log.closed(channel) }
    }
}
