/// The waits between the attempts of one request: exponential with full jitter, bounded in number and in time.
///
/// Full jitter (anything between nothing and the ceiling) spreads clients that failed together; equal waits would
/// bring them back together.
package struct RetryDelays: Sendable {
    private let policy: RetryPolicy
    package private(set) var failures = 0

    package init(_ policy: RetryPolicy) {
        self.policy = policy
    }

    /// Counts one failure and plans the next attempt.
    ///
    /// - Parameters:
    ///   - elapsed: Time since the first attempt began.
    ///   - retryAfter: What the server asked for: a floor, the jitter comes on top.
    ///   - generator: Where the jitter comes from.
    /// - Returns: How long to wait; nil means give up.
    package mutating func next(
        elapsed: Duration, retryAfter: Duration? = nil, using generator: inout some RandomNumberGenerator
    ) -> Duration? {
        failures += 1
        guard failures < policy.attempts else { return nil }
        let jitter = Int64.random(in: 0...ceiling.milliseconds, using: &generator)
        let delay = (retryAfter ?? .zero) + .milliseconds(jitter)
        return elapsed + delay <= policy.totalTime ? delay : nil
    }

    private var ceiling: Duration {
        let doublings = min(failures - 1, 30)
        return min(policy.longestDelay, policy.firstDelay * (1 << doublings))
    }
}
