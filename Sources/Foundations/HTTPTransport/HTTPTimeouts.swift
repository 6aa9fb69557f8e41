/// How long each stage of a request may take; nil means without end.
package struct HTTPTimeouts: Sendable, Equatable {
    /// DNS, TCP and TLS together.
    package var connect: Duration
    /// Without a single byte in either direction while the transfer isn't paused by us.
    package var idle: Duration?
    /// The whole request, body included.
    package var total: Duration?

    package init(connect: Duration = .seconds(10), idle: Duration? = .seconds(60), total: Duration? = nil) {
        self.connect = connect
        self.idle = idle
        self.total = total
    }
}
