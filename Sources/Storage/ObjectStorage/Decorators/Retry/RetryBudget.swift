internal import Basics

/// What is left of a policy for one request: counts failures, and throws when it is used up.
struct RetryBudget: Sendable {
    private let stopwatch: Stopwatch
    private var random: RandomSource
    private var delays: RetryDelays

    init(policy: RetryPolicy, clock: any Clock<Duration>, random: RandomSource) {
        self.random = random
        stopwatch = Stopwatch(clock)
        delays = RetryDelays(policy)
    }

    var failures: Int { delays.failures }

    /// How long to wait before the next attempt.
    ///
    /// - Throws: `error` itself when another attempt can't help or there is none left.
    mutating func delay(after error: ObjectStoreError) throws(ObjectStoreError) -> Duration {
        guard error.isRetryable, error.code != .cancelled else { throw error }
        let elapsed = stopwatch.elapsed
        guard let delay = delays.next(elapsed: elapsed, retryAfter: error.retryAfter, using: &random) else {
            throw delays.failures == 1 ? error : error.afterGivingUp(attempts: delays.failures, elapsed: elapsed)
        }
        return delay
    }
}

extension ObjectStoreError {
    fileprivate func afterGivingUp(attempts: Int, elapsed: Duration) -> ObjectStoreError {
        var error = self
        let seconds = (elapsed.milliseconds + 500) / 1000
        error.reason += " (given up after \(attempts) attempts in \(seconds) s)"
        error.isRetryable = false
        return error
    }
}
