/// Decides whether the next request may leave: fixed limits, the rate that the server takes, pauses that it asked for,
/// and outages. Pure: time and chance are handed in.
struct PacingGate: Sendable {
    enum Decision: Sendable {
        case go(RequestPermit)
        case wait(until: Duration)
        /// Until a request ends.
        case waitForRoom
        case giveUp(silence: Duration, reason: String)
    }

    private let limits: PacingLimits
    private var rate: AdaptiveRate
    private(set) var outage: OutageWatch
    private var bucket = TokenBucket(rate: 1)
    private(set) var inFlight = 0
    private var probes = 0
    private var nextProbe: Duration = .zero
    private var probeDelay = firstProbeDelay
    private var pausedUntil: Duration = .zero
    /// The last 32 answers, a bit each: 1 for a refusal.
    private var recent: UInt32 = 0

    private static let probesInFlight = 2
    private static let firstProbeDelay: Duration = .milliseconds(250)
    private static let longestProbeDelay: Duration = .seconds(5)
    private static let longestPause: Duration = .seconds(60)
    /// Of 32: a server that refuses nearly everything means everybody by its Retry-After. One that refuses some means
    /// those, and they wait by themselves.
    private static let refusalsThatMeanAll = 24

    init(_ limits: PacingLimits, start: Duration) {
        self.limits = limits
        rate = AdaptiveRate(start: start)
        outage = OutageWatch(patience: limits.outagePatience)
    }

    /// Requests a second at present; nil when nothing limits them.
    var requestsPerSecond: Double? {
        switch (limits.requestsPerSecond, rate.limit) {
        case (let fixed?, let found?): min(fixed, found)
        case (let fixed, let found): fixed ?? found
        }
    }

    var adaptiveLimit: Double? { rate.limit }

    /// `hasWaited` when this isn't the first time that the request asks.
    mutating func admit(
        at now: Duration, hasWaited: Bool, using generator: inout some RandomNumberGenerator
    ) -> Decision {
        if let (silence, reason) = outage.givenUp(at: now) { return .giveUp(silence: silence, reason: reason) }
        if let room = limits.requestsInFlight, inFlight >= room { return .waitForRoom }
        let isProbe = outage.isDoubtful
        if isProbe, probes >= Self.probesInFlight { return .waitForRoom }
        let opening = max(pausedUntil, isProbe ? nextProbe : .zero, requestsPerSecond == nil ? .zero : bucket.opening)
        if opening > now { return .wait(until: opening) }
        count(isProbe: isProbe, hasWaited: hasWaited, at: now, using: &generator)
        return .go(RequestPermit(sentAt: now, isProbe: isProbe))
    }

    private mutating func count(
        isProbe: Bool, hasWaited: Bool, at now: Duration, using generator: inout some RandomNumberGenerator
    ) {
        inFlight += 1
        rate.sent(at: now, waited: hasWaited)
        if let perSecond = requestsPerSecond {
            bucket.rate = perSecond
            bucket.take(at: now, stretch: .random(in: 0...2, using: &generator))
        }
        if isProbe {
            probes += 1
            let jitter = Int64.random(in: 0...probeDelay.milliseconds, using: &generator)
            nextProbe = now + probeDelay / 2 + .milliseconds(jitter)
            probeDelay = min(Self.longestProbeDelay, probeDelay * 2)
        }
    }

    /// The request ended; says what a person should be told.
    mutating func end(_ permit: RequestPermit, _ outcome: RequestOutcome, at now: Duration) -> OutageWatch.Event? {
        inFlight -= 1
        if permit.isProbe { probes -= 1 }
        switch outcome {
        case .unknown: return nil
        case .answered:
            recent <<= 1
            rate.accepted(sentAt: permit.sentAt, at: now)
            probeDelay = Self.firstProbeDelay
            return outage.answered(at: now)
        case .throttled(let retryAfter, let reason):
            recent = recent << 1 | 1
            rate.refused(sentAt: permit.sentAt, at: now)
            pause(retryAfter, at: now)
            return outage.failed(sentAt: permit.sentAt, at: now, reason: reason)
        case .away(let reason):
            return outage.failed(sentAt: permit.sentAt, at: now, reason: reason)
        }
    }

    private mutating func pause(_ retryAfter: Duration?, at now: Duration) {
        guard let retryAfter, recent.nonzeroBitCount >= Self.refusalsThatMeanAll else { return }
        pausedUntil = max(pausedUntil, now + min(retryAfter, Self.longestPause))
    }

    /// Gives the place of a request away for a while; see ``RequestPacer/lending(_:)``.
    mutating func lend() { inFlight -= 1 }
    mutating func reclaim() { inFlight += 1 }
}
