/// Time that runs faster than the world's: an outage of a minute passes in a second, with nothing reordered.
struct ScaledClock: Clock {
    struct Instant: InstantProtocol {
        var offset: Duration

        func advanced(by duration: Duration) -> Instant { Instant(offset: offset + duration) }
        func duration(to other: Instant) -> Duration { other.offset - offset }
        static func < (lhs: Instant, rhs: Instant) -> Bool { lhs.offset < rhs.offset }
    }

    let factor: Int
    private let start = ContinuousClock.now

    init(factor: Int) {
        self.factor = factor
    }

    var now: Instant { Instant(offset: (ContinuousClock.now - start) * factor) }
    var minimumResolution: Duration { .milliseconds(1) }

    func sleep(until deadline: Instant, tolerance: Duration?) async throws {
        try await ContinuousClock().sleep(until: start + deadline.offset / factor, tolerance: tolerance)
    }
}
