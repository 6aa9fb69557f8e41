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
    /// Bytes of bodies since somebody looked.
    private var receivedBytes = 0

    init(poller: consuming SocketPoller, now: Int64) {
        self.poller = poller
        self.now = now
    }

    func touch(_ transfer: Transfer) {
        if touched.last !== transfer { touched.append(transfer) }
    }

    /// Bytes of its body have come.
    func received(_ count: Int, of transfer: Transfer) {
        receivedBytes += count
        touch(transfer)
    }

    func takeReceivedBytes() -> Int {
        defer { receivedBytes = 0 }
        return receivedBytes
    }

    func wakeTouched() {
        for transfer in touched { transfer.wake() }
        touched.removeAll(keepingCapacity: true)
    }
}
