/// Why a request wasn't let through.
package enum PacingRefusal: Error, Sendable, Equatable {
    case cancelled
    /// The server has been away for longer than it is waited for; `reason` is what the last request met.
    case away(silence: Duration, reason: String)
}
