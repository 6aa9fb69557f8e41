import Testing

@testable import Basics

@Suite("Adaptive rate")
struct AdaptiveRateTests {
    @Test("finds the rate of a server that takes 500 requests a second, and stays there", arguments: [1, 2])
    func capacity(seed: UInt64) {
        var run = SimulatedRun(SimulatedServer(.capacity(500)), objects: 10_000, seed: seed)
        let result = run.run()
        #expect(result.failed == 0 && result.objects == 10_000)
        #expect(result.goodput(from: .zero, to: .seconds(5)) >= 0.7 * 500)
        #expect(result.goodput(from: .seconds(5), to: .seconds(15)) >= 0.9 * 500)
        #expect(Double(result.requests) <= 1.1 * 10_000)
    }

    @Test("goes on at a server's new rate within seconds, downwards as upwards", arguments: [3, 4])
    func changes(seed: UInt64) {
        var run = SimulatedRun(SimulatedServer(.capacity(500)), objects: 40_000, seed: seed)
        run.changes = [(.seconds(5), .capacity(100)), (.seconds(25), .capacity(1000))]
        let result = run.run(until: .seconds(55))
        #expect(result.goodput(from: .seconds(15), to: .seconds(25)) >= 70)
        #expect(result.goodput(from: .seconds(50), to: .seconds(55)) >= 700)
    }

    @Test("doesn't slow down for refusals that don't depend on the rate", arguments: [1, 3])
    func random(seed: UInt64) {
        func run(_ share: Double) -> SimulatedRun.Result {
            var run = SimulatedRun(
                SimulatedServer(.random(share)), objects: 8_000, latency: .milliseconds(100), seed: seed)
            return run.run()
        }
        let clean = run(0)
        let refused = run(0.2)
        #expect(clean.requests == 8_000)
        #expect(refused.failed == 0)
        #expect(Double(refused.requests) <= 1.35 * 8_000)
        #expect(clean.end.inSeconds / refused.end.inSeconds >= 0.7)
        #expect(Double(run(0.05).requests) <= 1.1 * 8_000)
    }

    @Test("spreads requests after a refusal instead of sending them in step", arguments: [1, 2])
    func arrivals(seed: UInt64) {
        var run = SimulatedRun(SimulatedServer(.capacity(200)), objects: 3_000, seed: seed)
        let arrivals = run.run().arrivals.filter { $0 > .seconds(2) }
        let gaps = zip(arrivals, arrivals.dropFirst()).map { ($1 - $0).inSeconds }
        let mean = gaps.reduce(0, +) / Double(gaps.count)
        let variance = gaps.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(gaps.count)
        #expect(variance.squareRoot() / mean >= 0.5)
    }

    @Test("counts a burst of refusals once")
    func burst() {
        var rate = AdaptiveRate()
        for _ in 0..<100 { rate.sent(at: .zero, waited: false) }
        for _ in 0..<50 { rate.accepted(sentAt: .zero, at: .milliseconds(50)) }
        for _ in 0..<50 { rate.refused(sentAt: .zero, at: .milliseconds(500)) }
        let first = rate.limit
        #expect(first != nil)
        for _ in 0..<50 { rate.refused(sentAt: .zero, at: .milliseconds(700)) }
        #expect(rate.limit == first)
    }

    /// The first answer after a minute of planning was a SlowDown, and three thousand copies went at one a second.
    @Test("doesn't take idle time for a slow server", arguments: [0, 3, 100])
    func idle(before: Int) {
        var rate = AdaptiveRate()
        for number in 0..<before {
            let time = Duration.milliseconds(10 * number)
            rate.sent(at: time, waited: false)
            rate.accepted(sentAt: time, at: time + .milliseconds(5))
        }
        let start = Duration.seconds(60)
        for _ in 0..<64 { rate.sent(at: start, waited: false) }
        for number in 0..<64 {
            let time = start + .milliseconds(2 * number)
            if number < 3 { rate.refused(sentAt: start, at: time) } else { rate.accepted(sentAt: start, at: time) }
        }
        #expect((rate.limit ?? .infinity) > 200, "\(rate.limit ?? .infinity)")
    }

    @Test("sets no limit for refusals of a client that asks once a second")
    func fewRequests() {
        var rate = AdaptiveRate()
        for second in 0..<60 {
            let time = Duration.seconds(second)
            rate.sent(at: time, waited: false)
            if second % 10 == 9 {
                rate.refused(sentAt: time, at: time)
            } else {
                rate.accepted(sentAt: time, at: time)
            }
        }
        #expect(rate.limit == nil)
    }
}
