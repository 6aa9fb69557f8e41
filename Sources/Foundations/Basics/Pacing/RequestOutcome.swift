/// What the end of a request says about the server.
package enum RequestOutcome: Sendable, Equatable {
    /// It answered, be it with a refusal of the request itself.
    case answered
    /// It has too much to do (503, 429, SlowDown).
    case throttled(retryAfter: Duration?, reason: String)
    /// No answer (refused, lost, timed out), or one that says that it can't work (500, 502, 504).
    case away(reason: String)
    /// Nothing: the request was cancelled, or failed on our side.
    case unknown
}
