/// How often and how soon a call that changes nothing on repetition is tried again.
package struct MilvusRetryPolicy: Sendable, Hashable {
    /// All tries together; 1 means no retry.
    package var attempts: Int
    /// Pause before the second try; doubles from try to try.
    package var firstDelay: Duration
    package var longestDelay: Duration

    package init(
        attempts: Int = 8, firstDelay: Duration = .milliseconds(200), longestDelay: Duration = .seconds(5)
    ) {
        self.attempts = attempts
        self.firstDelay = firstDelay
        self.longestDelay = longestDelay
    }

    package static let never = MilvusRetryPolicy(attempts: 1)

    /// The same pauses, fewer tries.
    package func limited(to attempts: Int) -> MilvusRetryPolicy {
        var policy = self
        policy.attempts = min(attempts, self.attempts)
        return policy
    }

    /// The pause after the first try is that of `attempt` 1.
    package func delay(after attempt: Int) -> Duration {
        min(longestDelay, firstDelay * (1 << min(attempt - 1, 20)))
    }
}
