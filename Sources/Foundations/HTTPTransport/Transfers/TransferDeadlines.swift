/// When a transfer has taken too long. All times are milliseconds of one monotonic clock.
///
/// curl's own limits don't fit: CURLOPT_LOW_SPEED_TIME counts the time for which we paused the transfer, and
/// CURLOPT_TIMEOUT_MS doesn't count the time for which it waited for a free connection.
package struct TransferDeadlines: Sendable, Equatable {
    private let idle: Int64?
    private let idleBytes: Int64
    private let total: Int64?
    private var began: Int64 = 0
    private var lastActivity: Int64?
    /// Since the last activity, not yet enough to be one.
    private var bytes: Int64 = 0

    package init(_ timeouts: HTTPTimeouts) {
        idle = timeouts.idle.map(\.wholeMilliseconds)
        idleBytes = Int64(timeouts.idleBytes)
        total = timeouts.total.map(\.wholeMilliseconds)
    }

    package mutating func begin(at now: Int64) {
        began = now
    }

    /// The request got its connection, a part of the exchange is complete, or a pause of ours ended. Until the first of
    /// these the transfer waits for its turn, and nobody can be called idle.
    package mutating func noteActivity(at now: Int64) {
        lastActivity = now
        bytes = 0
    }

    /// Bytes moved, which are an activity once there are enough of them.
    package mutating func noteBytes(_ count: Int64, at now: Int64) {
        bytes += count
        if bytes >= idleBytes { noteActivity(at: now) }
    }

    /// A pause of ours ends, and the loop is about to be told: until it notes that, nobody is idle.
    package mutating func resume() {
        lastActivity = nil
    }

    /// What has run out.
    package func expired(at now: Int64, isPaused: Bool) -> TransferFailure? {
        if let total, now - began >= total {
            return TransferFailure(.timeout, "not finished after \(total) ms")
        }
        if let idle, let lastActivity, !isPaused, now - lastActivity >= idle {
            let what = bytes == 0 ? "no byte" : "no more than \(bytes) bytes"
            return TransferFailure(.timeout, "\(what) in either direction for \(idle) ms")
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
