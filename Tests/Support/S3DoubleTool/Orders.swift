internal import Dispatch
internal import Glibc

/// The orders that steer the double, as a stream.
final class Orders {
    let stream: AsyncStream<Order>
    private let sources: [any DispatchSourceSignal]

    /// `readsLines`: whether standard input has orders as well. Its end is no order.
    init(readsLines: Bool) {
        let (stream, orders) = AsyncStream.makeStream(of: Order.self)
        self.stream = stream
        let table: [(Int32, Order)] = [(SIGTERM, .end), (SIGINT, .end), (SIGUSR1, .outage), (SIGHUP, .delay)]
        sources = table.map { number, order in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler { orders.yield(order) }
            source.resume()
            return source
        }
        guard readsLines else { return }
        DispatchQueue(label: "orders").async {
            while let line = readLine() { orders.yield(Order(line: line)) }
        }
    }
}
