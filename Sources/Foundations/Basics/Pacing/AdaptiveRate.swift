/// Finds the rate that a server takes: down by a share when it refuses, up by steps while it doesn't (AIMD).
///
/// Judged by rounds of about a second, and only by requests that were sent after the last decrease: what was on its way
/// before says nothing about the new rate, so that a burst of refusals counts once. A decrease goes below what the
/// server *accepted* in the round, which finds a rate far below in one step. Idle time isn't part of a round: it would
/// make the rate of whatever came with it look like next to nothing.
///
/// Some refusals don't depend on the rate (one node of many is ill): when a decrease changes nothing, it is taken back
/// and that share of refusals is tolerated for a while. Without that a fifth of random refusals would slow a client
/// down to nothing.
package struct AdaptiveRate: Sendable {
    /// Requests a second; nil as long as the server takes all.
    package private(set) var limit: Double?

    private var round: Round
    private var lastDecrease: Duration = .zero - .seconds(1)
    /// Set during the round after a decrease, which shows whether it helped.
    private var trial: Trial?
    private var tolerated: (share: Double, since: Duration)?
    private var step: Double = 0
    private var cleanRounds = 0

    /// Answers within one round.
    private struct Round {
        /// Of its first request or answer, and of its last one.
        var start: Duration
        var last: Duration
        var accepted = 0
        var refused = 0
        /// Accepted ones sent after the last decrease.
        var judged = 0
        var sent = 0
        var isLimitFelt = false

        init(start: Duration) {
            self.start = start
            last = start
        }

        var isEmpty: Bool { sent == 0 && accepted == 0 && refused == 0 }
    }

    private struct Trial {
        var share: Double
        var limitBefore: Double?
    }

    private enum Constants {
        static let round: Duration = .seconds(1)
        /// A round with few answers goes on for so long.
        static let longestRound: Duration = .seconds(5)
        static let enoughAnswers = 10
        /// Requests that the limit lets through in less than this many of its strides come one after the other.
        static let stridesOfSilence = 5.0
        /// When most is refused the end of a round isn't waited for.
        static let shortestRound: Duration = .milliseconds(100)
        static let decrease = 0.85
        /// One round says too little to go down further than to this share.
        static let steepest = 0.25
        /// Of the rate after a decrease, a round.
        static let increase = 0.1
        /// Steps double after so many rounds without a refusal: the server has recovered.
        static let roundsPerDoubling = 5
        static let lowest = 1.0
        /// No client reaches it; above it nothing is limited.
        static let unlimited = 50_000.0
        static let negligibleShare = 0.02
        static let highestTolerated = 0.3
        static let toleratedFor: Duration = .seconds(30)
    }

    package init(start: Duration = .zero) {
        round = Round(start: start)
    }

    /// A request leaves; `waited` when the limit held it back.
    package mutating func sent(at now: Duration, waited: Bool) {
        let silence = Constants.round + .seconds(limit.map { Constants.stridesOfSilence / $0 } ?? 0)
        if round.isEmpty || now - round.last >= silence { round = Round(start: now) }
        round.last = now
        round.sent += 1
        if waited { round.isLimitFelt = true }
    }

    package mutating func accepted(sentAt: Duration, at now: Duration) {
        note(at: now)
        round.accepted += 1
        if sentAt >= lastDecrease { round.judged += 1 }
        endRoundIfDue(at: now)
    }

    package mutating func refused(sentAt: Duration, at now: Duration) {
        guard sentAt >= lastDecrease else { return }
        note(at: now)
        round.refused += 1
        endRoundIfDue(at: now)
    }

    private mutating func note(at now: Duration) {
        if round.isEmpty { round = Round(start: now) }
        round.last = now
    }

    private mutating func endRoundIfDue(at now: Duration) {
        let elapsed = now - round.start
        guard elapsed >= Constants.shortestRound else { return }
        let answers = round.judged + round.refused
        let isFlooded = round.refused >= Constants.enoughAnswers && round.refused >= round.judged
        let isFull = elapsed >= Constants.round && answers >= Constants.enoughAnswers
        guard isFlooded || isFull || (elapsed >= Constants.longestRound && answers > 0) else { return }
        // A few answers to a client that asked for little say nothing about what the server would take.
        if answers >= Constants.enoughAnswers || round.isLimitFelt {
            judge(share: Double(round.refused) / Double(answers), elapsed: elapsed.inSeconds, at: now)
        }
        round = Round(start: now)
    }

    private mutating func judge(share: Double, elapsed: Double, at now: Duration) {
        if let since = tolerated?.since, now - since >= Constants.toleratedFor { tolerated = nil }
        let trial = trial
        self.trial = nil
        if share <= Constants.negligibleShare + 1.5 * (tolerated?.share ?? 0) {
            remember(share)
            increase()
        } else if let trial, share >= trial.share / 2, trial.share < 2 * Constants.highestTolerated {
            tolerated = (min(share, Constants.highestTolerated), now)
            limit = trial.limitBefore
        } else {
            decrease(share: share, elapsed: elapsed, at: now)
        }
    }

    /// What is tolerated follows what is seen, and is forgotten when it isn't seen.
    private mutating func remember(_ share: Double) {
        guard let known = tolerated else { return }
        tolerated = share < known.share / 2 ? nil : (0.9 * known.share + 0.1 * share, known.since)
    }

    private mutating func decrease(share: Double, elapsed: Double, at now: Duration) {
        let rate = limit ?? Double(round.sent) / elapsed
        let taken = max(Double(round.accepted) / elapsed, rate * Constants.steepest)
        trial = Trial(share: share, limitBefore: limit)
        let lowered = max(Constants.lowest, Constants.decrease * min(rate, taken))
        limit = lowered
        step = Constants.increase * lowered
        cleanRounds = 0
        lastDecrease = now
    }

    private mutating func increase() {
        guard let current = limit, round.isLimitFelt else { return }
        cleanRounds += 1
        let doublings = min(cleanRounds / Constants.roundsPerDoubling, 20)
        let raised = current + step * Double(1 << doublings)
        limit = raised < Constants.unlimited ? raised : nil
    }
}
