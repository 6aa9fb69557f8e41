/// How often, how long and how eagerly a failed request is sent again.
package struct RetryPolicy: Sendable, Equatable {
    /// Attempts altogether, the first one included.
    package var attempts: Int
    /// No attempt begins later than this after the first one began.
    package var totalTime: Duration
    /// Upper end of the first wait; doubles with every failure.
    package var firstDelay: Duration
    /// What the doubling stops at.
    package var longestDelay: Duration

    /// The defaults ride out a store that is away for half a minute, and give a hopeless request up in less than one.
    package init(
        attempts: Int = 10, totalTime: Duration = .seconds(120), firstDelay: Duration = .milliseconds(100),
        longestDelay: Duration = .seconds(20)
    ) {
        self.attempts = attempts
        self.totalTime = totalTime
        self.firstDelay = firstDelay
        self.longestDelay = longestDelay
    }

    /// For who asks whether something answers: a hiccup passes, what is away or misspelt is said at once.
    package static let brief = RetryPolicy(attempts: 3, totalTime: .seconds(3))
    /// One attempt only.
    package static let never = RetryPolicy(attempts: 1)
}
