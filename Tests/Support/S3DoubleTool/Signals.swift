internal import Dispatch
internal import Glibc

/// The signals that steer the double, as a stream.
final class Signals {
    enum Order: Sendable {
        case end
        case outage
        case delay
        case kill
    }

    let stream: AsyncStream<Order>
    private let sources: [any DispatchSourceSignal]

    init() {
        let (stream, orders) = AsyncStream.makeStream(of: Order.self)
        self.stream = stream
        let table: [(Int32, Order)] = [
            (SIGTERM, .end), (SIGINT, .end), (SIGUSR1, .outage), (SIGHUP, .delay), (SIGUSR2, .kill),
        ]
        sources = table.map { number, order in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler { orders.yield(order) }
            source.resume()
            return source
        }
    }
}
