internal import Glibc

/// What the callbacks of one loop share. Belongs to the loop's thread.
final class LoopContext {
    /// Milliseconds of the monotonic clock, read once for each turn of the loop.
    var now: Int64
    var poller: SocketPoller
    var openers = ConnectionOpeners()
    /// When curl wants to be called without a socket being ready.
    var curlTimer: Int64?
    /// The socket that curl reads from.
    var socket: Int32?
    /// Transfers whose caller may have something to read when this turn is over.
    private(set) var touched: [Touched] = []
    /// Transfers that curl may go on with when this turn is over.
    var resumed: [Transfer] = []
    /// Bytes of bodies since somebody looked.
    private var receivedBytes = 0

    init(poller: consuming SocketPoller, now: Int64) {
        self.poller = poller
        self.now = now
    }

    struct Touched {
        let transfer: Transfer
        /// Where a part of its answer came from, if that is known.
        let socket: Int32?
    }

    func touch(_ transfer: Transfer) {
        if touched.last?.transfer !== transfer { touched.append(Touched(transfer: transfer, socket: socket)) }
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
        for one in touched {
            one.transfer.wake()
            if let socket = one.socket, one.transfer.awaitsRest { acknowledge(on: socket) }
        }
        touched.removeAll(keepingCapacity: true)
    }

    /// Tells the server at once that the first part of an answer is here. One that waits for that before it sends the
    /// rest (Nagle's algorithm, which radosgw leaves on) would hear of it after 40 ms.
    private func acknowledge(on socket: Int32) {
        var isOn: Int32 = 1
        setsockopt(socket, Int32(IPPROTO_TCP), TCP_QUICKACK, &isOn, socklen_t(MemoryLayout<Int32>.size))
    }
}
