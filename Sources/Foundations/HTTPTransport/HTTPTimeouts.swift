/// How long each stage of a request may take; nil means without end.
package struct HTTPTimeouts: Sendable, Equatable {
    /// DNS, TCP and TLS together.
    package var connect: Duration
    /// Without progress in either direction while the transfer isn't paused by us.
    package var idle: Duration?
    /// What counts as progress: fewer bytes than this in the time of ``idle`` are none. A server that sends a byte a
    /// second would otherwise hold a place in the queue for days.
    package var idleBytes: Int
    /// The whole request, body included.
    package var total: Duration?

    package init(
        connect: Duration = .seconds(10), idle: Duration? = .seconds(60), idleBytes: Int = 16 << 10,
        total: Duration? = nil
    ) {
        self.connect = connect
        self.idle = idle
        self.idleBytes = idleBytes
        self.total = total
    }
}
