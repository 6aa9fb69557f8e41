import Testing

@testable import Basics

@Suite("Request pacer", .timeLimit(.minutes(1)))
struct RequestPacerTests {
    private let clock = JumpingClock()

    private func pacer(
        _ limits: PacingLimits, tell: @escaping @Sendable (OutageWatch.Event) -> Void = { _ in }
    ) -> RequestPacer {
        RequestPacer(limits, clock: clock, random: RandomSource { .max / 2 }, tell: tell)
    }

    @Test("lets ten thousand requests through, never more at a time than allowed, and forgets none")
    func manyTasks() async throws {
        let pacer = pacer(PacingLimits(requestsInFlight: 7))
        let highest = Shared(0)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<10_000 {
                group.addTask {
                    let permit = try await pacer.begin()
                    highest.update { $0 = max($0, pacer.requestsInFlight) }
                    await Task.yield()
                    pacer.end(permit, number % 5 == 0 ? .unknown : .answered)
                }
            }
            try await group.waitForAll()
        }
        #expect(highest.value == 7)
        #expect(pacer.requestsInFlight == 0)
    }

    @Test("loses no place to requests that are cancelled while they wait")
    func cancellation() async throws {
        let pacer = pacer(PacingLimits(requestsInFlight: 1))
        let held = try await pacer.begin()
        let tasks = (0..<500).map { _ in Task { try await pacer.begin() } }
        for task in tasks { task.cancel() }
        for task in tasks {
            await #expect(throws: PacingRefusal.cancelled) { try await task.value }
        }
        pacer.end(held, .answered)
        let next = try await pacer.begin()
        pacer.end(next, .answered)
        #expect(pacer.requestsInFlight == 0)
    }

    @Test("keeps to the requests a second that it was given")
    func fixedRate() async throws {
        let pacer = pacer(PacingLimits(requestsPerSecond: 50))
        for _ in 0..<500 { pacer.end(try await pacer.begin(), .answered) }
        #expect((9.0...10.5).contains(clock.now.offset.inSeconds))
    }

    @Test("makes everybody wait when the server says so to nearly everybody, and nobody else when it says so to one")
    func retryAfter() async throws {
        let pacer = pacer(PacingLimits())
        let refusal = RequestOutcome.throttled(retryAfter: .seconds(7), reason: "SlowDown")
        pacer.end(try await pacer.begin(), refusal)
        pacer.end(try await pacer.begin(), .answered)
        #expect(clock.now.offset == .zero)
        for _ in 0..<32 { pacer.end(try await pacer.begin(), refusal) }
        pacer.end(try await pacer.begin(), .answered)
        #expect(clock.now.offset >= .seconds(7))
    }

    @Test("waits an outage of a minute out: says so once, asks seldom meanwhile, and lets all go on")
    func outage() async throws {
        let events = Shared<[OutageWatch.Event]>([])
        let asked = Shared(0)
        let pacer = pacer(PacingLimits(outagePatience: .seconds(600))) { event in
            events.update { $0.append(event) }
        }
        let clock = clock
        try await boundedForEach(0..<3000, width: 64) { _ in
            while true {
                let permit = try await pacer.begin()
                clock.jump(.milliseconds(1))
                guard (1...61).contains(clock.now.offset.inSeconds) else { return pacer.end(permit, .answered) }
                asked.update { $0 += 1 }
                pacer.end(permit, .away(reason: "connection refused"))
                clock.jump(.milliseconds(20))
            }
        }
        let told = events.value
        try #require(told.count == 2)
        guard case .away(let silence, let reason) = told[0], case .back = told[1] else {
            Issue.record("\(told)")
            return
        }
        #expect(silence >= .seconds(5) && silence <= .seconds(10))
        #expect(reason == "connection refused")
        #expect(asked.value < 100)
    }

    @Test("refuses everybody when the outage outlasts its patience")
    func givesUp() async throws {
        let pacer = pacer(PacingLimits(outagePatience: .seconds(60)))
        let clock = clock
        pacer.end(try await pacer.begin(), .answered)
        await #expect(throws: PacingRefusal.self) {
            for _ in 0..<10_000 {
                let permit = try await pacer.begin()
                clock.jump(.milliseconds(1))
                pacer.end(permit, .away(reason: "connection refused"))
            }
        }
        #expect((60.0...70.0).contains(clock.now.offset.inSeconds))
        await #expect(throws: PacingRefusal.self) { try await pacer.begin() }
    }

    @Test("has no patience unless told so: failures are given back as they come")
    func noPatience() async throws {
        let pacer = pacer(PacingLimits())
        for _ in 0..<50 { pacer.end(try await pacer.begin(), .away(reason: "connection refused")) }
        #expect(!pacer.isServerInDoubt && clock.now.offset == .zero)
    }

    @Test("gives a place away for what a request does in between")
    func lending() async throws {
        let pacer = pacer(PacingLimits(requestsInFlight: 1))
        let outer = try await pacer.begin()
        try await pacer.lending { pacer.end(try await pacer.begin(), .answered) }
        #expect(pacer.requestsInFlight == 1)
        pacer.end(outer, .answered)
    }
}
