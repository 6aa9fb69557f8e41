/// What the callbacks of one loop share. Belongs to the loop's thread.
final class LoopContext {
    /// Milliseconds of the monotonic clock, read once for each turn of the loop.
    var now: Int64
    var poller: SocketPoller
    var openers = ConnectionOpeners()
    /// When curl wants to be called without a socket being ready.
    var curlTimer: Int64?
    /// Transfers whose caller may have something to read when this turn is over.
    private(set) var touched: [Transfer] = []
    /// Transfers that curl may go on with when this turn is over.
    var resumed: [Transfer] = []

    init(poller: consuming SocketPoller, now: Int64) {
        self.poller = poller
        self.now = now
    }

    func touch(_ transfer: Transfer) {
        if touched.last !== transfer { touched.append(transfer) }
    }

    func wakeTouched() {
        for transfer in touched { transfer.wake() }
        touched.removeAll(keepingCapacity: true)
    }
}
