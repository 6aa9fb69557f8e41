/// When a transfer has taken too long. All times are milliseconds of one monotonic clock.
///
/// curl's own limits don't fit: CURLOPT_LOW_SPEED_TIME counts the time for which we paused the transfer, and
/// CURLOPT_TIMEOUT_MS doesn't count the time for which it waited for a free connection.
package struct TransferDeadlines: Sendable, Equatable {
    private let idle: Int64?
    private let total: Int64?
    private var began: Int64 = 0
    private var lastActivity: Int64?

    package init(_ timeouts: HTTPTimeouts) {
        idle = timeouts.idle.map(\.wholeMilliseconds)
        total = timeouts.total.map(\.wholeMilliseconds)
    }

    package mutating func begin(at now: Int64) {
        began = now
    }

    /// A byte moved, the request got its connection, or a pause of ours ended. Until the first of these the
    /// transfer waits for its turn, and nobody can be called idle.
    package mutating func noteActivity(at now: Int64) {
        lastActivity = now
    }

    /// What has run out.
    package func expired(at now: Int64, isPaused: Bool) -> TransferFailure? {
        if let total, now - began >= total {
            return TransferFailure(.timeout, "not finished after \(total) ms")
        }
        if let idle, let lastActivity, !isPaused, now - lastActivity >= idle {
            return TransferFailure(.timeout, "no byte in either direction for \(idle) ms")
        }
        return nil
    }

    /// The next time at which asking ``expired(at:isPaused:)`` makes sense; nil means never.
    package func nextCheck(after now: Int64, isPaused: Bool) -> Int64? {
        let idleEnd = idle.map { (isPaused ? now : lastActivity ?? now) + $0 }
        let totalEnd = total.map { began + $0 }
        guard let idleEnd, let totalEnd else { return idleEnd ?? totalEnd }
        return min(idleEnd, totalEnd)
    }
}

extension Duration {
    /// Rounded up, so that a limit never strikes early.
    var wholeMilliseconds: Int64 {
        let (seconds, attoseconds) = components
        return seconds * 1000 + (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000
    }
}
