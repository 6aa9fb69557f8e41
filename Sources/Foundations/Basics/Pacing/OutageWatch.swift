/// Tells a server that is away from requests that fail: by failures in a row, with no answer between them.
///
/// While it is in doubt only probes are let through (see ``PacingGate``). An answer of any kind ends the outage. A server
/// that never answered isn't away: more likely its address is wrong, and whoever wrote it is still there to be told.
package struct OutageWatch: Sendable {
    package enum Event: Sendable, Equatable {
        /// The server has been silent for `silence`. Told once an outage.
        case away(silence: Duration, reason: String)
        case back(silence: Duration)
    }

    /// For how long an outage is waited out; nil when it isn't.
    package let patience: Duration?

    private var outage: Outage?
    private var lastAnswer: Duration?

    private struct Outage {
        var start: Duration
        var failures = 0
        var isAnnounced = false
        var reason = ""
    }

    /// Short enough to tell a person within ten seconds, long enough not to tell of a restart that nobody noticed.
    private static let silenceToAnnounce: Duration = .seconds(5)
    /// Failures in a row that make it worth asking carefully; few requests meet so many by chance.
    private static let failuresInARow = 8

    package init(patience: Duration?) {
        self.patience = patience
    }

    /// Whether requests should be held back until a probe is answered.
    package var isDoubtful: Bool {
        guard patience != nil, let outage else { return false }
        return outage.isAnnounced || outage.failures >= Self.failuresInARow
    }

    /// Why nothing should be sent any more; nil while there is patience left.
    package func givenUp(at now: Duration) -> (silence: Duration, reason: String)? {
        guard isDoubtful, let patience, let outage, now - outage.start >= patience else { return nil }
        return (now - outage.start, outage.reason)
    }

    package mutating func answered(at now: Duration) -> Event? {
        lastAnswer = now
        guard let ended = outage else { return nil }
        outage = nil
        return ended.isAnnounced ? .back(silence: now - ended.start) : nil
    }

    /// A request that was sent at `sentAt` got no answer, or one that says "not now".
    package mutating func failed(sentAt: Duration, at now: Duration, reason: String) -> Event? {
        // Sent before an answer came: this failure is older than that news.
        guard patience != nil, let lastAnswer, sentAt >= lastAnswer else { return nil }
        var outage = outage ?? Outage(start: sentAt)
        outage.failures += 1
        outage.reason = reason
        let silence = now - outage.start
        let isNews = !outage.isAnnounced && silence >= Self.silenceToAnnounce
        if isNews { outage.isAnnounced = true }
        self.outage = outage
        return isNews ? .away(silence: silence, reason: reason) : nil
    }
}
