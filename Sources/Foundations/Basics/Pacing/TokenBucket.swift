/// Spaces events so that no more than so many a second happen, whatever each of them weighs.
///
/// Time is handed in: any clock's, as long as it is the same one throughout.
package struct TokenBucket: Sendable, Equatable {
    /// Tokens a second.
    package var rate: Double
    /// How much time that wasn't used may be made up for at once: a sleep that ends late must not cost rate.
    package var slack: Duration
    private var level: Duration = .zero

    package init(rate: Double, slack: Duration = .milliseconds(50)) {
        precondition(rate > 0, "a bucket that never fills lets nothing pass")
        self.rate = rate
        self.slack = slack
    }

    /// When the next event may happen; `now` or before means at once.
    package var opening: Duration { level }

    /// Counts an event that happens now.
    ///
    /// - Parameters:
    ///   - tokens: What it weighs.
    ///   - now: Time of the event.
    ///   - stretch: Multiplies the wait after it; drawn from 0…2 it keeps the rate and breaks the beat.
    package mutating func take(_ tokens: Double = 1, at now: Duration, stretch: Double = 1) {
        level = max(level, now - slack) + .seconds(tokens * stretch / rate)
    }
}
