import Basics
import Testing

@Suite("RetryDelays")
struct RetryDelaysTests {
    private let policy = RetryPolicy(
        attempts: 6, totalTime: .seconds(100), firstDelay: .milliseconds(100), longestDelay: .milliseconds(500))

    @Test("doubles the ceiling up to the longest delay and ends with the attempts")
    func ceilings() {
        var delays = RetryDelays(policy)
        var generator = Highest()
        let waits = (0..<7).map { _ in delays.next(elapsed: .zero, using: &generator) }
        #expect(waits == [100, 200, 400, 500, 500].map { Duration.milliseconds($0) } + [nil, nil])
    }

    @Test("spreads waits over everything between nothing and the ceiling")
    func fullJitter() {
        var generator = Counting()
        let waits = (0..<2000).compactMap { _ -> Duration? in
            var delays = RetryDelays(policy)
            return delays.next(elapsed: .zero, using: &generator)
        }
        #expect(waits.allSatisfy { $0 >= .zero && $0 <= .milliseconds(100) })
        let low = waits.filter { $0 < .milliseconds(25) }.count
        let high = waits.filter { $0 > .milliseconds(75) }.count
        #expect(low > 350 && high > 350)
    }

    @Test("takes the server's wait for a floor")
    func retryAfter() {
        var delays = RetryDelays(policy)
        var generator = Highest()
        let wait = delays.next(elapsed: .zero, retryAfter: .seconds(7), using: &generator)
        #expect(wait == .milliseconds(7100))
    }

    @Test("gives up when the next attempt would begin too late", arguments: [(99_950, false), (99_900, true)])
    func totalTime(elapsedMilliseconds: Int, goesOn: Bool) {
        var delays = RetryDelays(policy)
        var generator = Highest()
        let wait = delays.next(elapsed: .milliseconds(elapsedMilliseconds), using: &generator)
        #expect((wait != nil) == goesOn)
    }

    @Test("never waits with a policy of one attempt")
    func never() {
        var delays = RetryDelays(.never)
        var generator = Highest()
        #expect(delays.next(elapsed: .zero, using: &generator) == nil)
    }

    @Test("survives more failures than a shift has bits")
    func manyFailures() {
        var delays = RetryDelays(RetryPolicy(attempts: 1000, totalTime: .seconds(1 << 40)))
        var generator = Highest()
        for _ in 0..<900 { #expect(delays.next(elapsed: .zero, using: &generator) ?? .zero <= .seconds(20)) }
    }
}

private struct Highest: RandomNumberGenerator {
    mutating func next() -> UInt64 { .max }
}

/// Evenly spread numbers (Weyl sequence).
private struct Counting: RandomNumberGenerator {
    var state: UInt64 = 0

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        return state
    }
}
