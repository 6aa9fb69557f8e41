import Basics
import ObjectStorage
import Testing

@Suite("PacedStore")
struct PacedStoreTests {
    private static let refused = ObjectStoreError(
        .connection, operation: "write", subject: "s", reason: "connection refused", isRetryable: true)

    private let clock = ManualClock()
    private let memory = InMemoryServer().store(bucket: "b")

    /// A store that has answered before, unless it is said that it hasn't.
    private func store(
        _ script: ScriptedStore, _ limits: PacingLimits, hasAnswered: Bool = true
    ) async throws -> RetryingStore {
        let pacer = RequestPacer(limits, clock: clock, random: RandomSource { .max / 2 })
        if hasAnswered { pacer.end(try await pacer.begin(), .answered) }
        return RetryingStore(
            PacedStore(script, pacer), clock: clock, random: RandomSource { .max / 2 }, pacer: pacer)
    }

    @Test("waits an outage out that takes more attempts than a request has")
    func outage() async throws {
        let script = ScriptedStore(memory, Array(repeating: .before(Self.refused), count: 60))
        _ = try await store(script, PacingLimits(outagePatience: .seconds(600))).put("a", [1])
        #expect(script.calls.count == 61)
        #expect(clock.sleeps.allSatisfy { $0 <= .seconds(10) })
    }

    @Test("ends with what happened when the outage outlasts the patience")
    func givesUp() async throws {
        let script = ScriptedStore(memory, Array(repeating: .before(Self.refused), count: 1000))
        let error = await #expect(throws: ObjectStoreError.self) {
            try await store(script, PacingLimits(outagePatience: .seconds(60))).put("a", [1])
        }
        #expect(error?.code == .unavailable && error?.isRetryable == false)
        #expect(error?.reason.hasPrefix("it hasn't answered for 6") == true)
        #expect(error?.reason.hasSuffix("s (connection refused)") == true)
    }

    @Test("keeps to ten attempts with a store that never answered: its address may be wrong")
    func neverAnswered() async throws {
        let script = ScriptedStore(memory, Array(repeating: .before(Self.refused), count: 1000))
        await #expect(throws: ObjectStoreError.self) {
            try await store(script, PacingLimits(outagePatience: .seconds(600)), hasAnswered: false).put("a", [1])
        }
        #expect(script.calls.count == 10)
    }

    @Test("keeps to ten attempts without patience")
    func noPatience() async throws {
        let script = ScriptedStore(memory, Array(repeating: .before(Self.refused), count: 1000))
        await #expect(throws: ObjectStoreError.self) { try await store(script, PacingLimits()).put("a", [1]) }
        #expect(script.calls.count == 10)
    }

    @Test("opens a body before it takes the one place that the body's own reading needs")
    func streamThroughOnePlace() async throws {
        let paced = try await store(ScriptedStore(memory, []), PacingLimits(requestsInFlight: 1))
        _ = try await paced.put("a", [1, 2, 3])
        let body = ObjectBody.reopenable(length: 3) { try await paced.get("a", GetOptions()).body }
        _ = try await paced.put("b", body, PutOptions())
        #expect(try await paced.read("b") == [1, 2, 3])
    }

    @Test("doesn't blame the store for a body that fails")
    func bodyFails() async throws {
        let pacer = RequestPacer(PacingLimits(outagePatience: .seconds(60)), clock: clock, random: .system)
        let paced = PacedStore(memory, pacer)
        let body = ObjectBody.reopenable(length: 3) { ByteStream { throw Self.refused } }
        for _ in 0..<20 {
            await #expect(throws: ObjectStoreError.self) { try await paced.put("a", body, PutOptions()) }
        }
        #expect(!pacer.isServerInDoubt)
    }

    @Test("slows bodies down to the bandwidth, both ways")
    func bandwidth() async throws {
        let clock = clock
        func limit() throws -> BandwidthPacer {
            BandwidthPacer(
                try BandwidthTimetable(parsing: "1MiB"), clock: clock, wallClock: .system, offset: { _ in .zero })
        }
        let bandwidth = StreamBandwidth(reading: try limit(), writing: try limit())
        let pacer = RequestPacer(clock: clock, random: .system)
        let paced = PacedStore(memory, pacer, bandwidth: bandwidth)
        let body = [UInt8](repeating: 7, count: 1 << 20)
        for _ in 0..<4 { _ = try await paced.put("a", body) }
        let written = clock.now.offset
        for _ in 0..<4 { _ = try await paced.read("a") }
        #expect((2.5...4.5).contains(written.inSeconds))
        #expect((2.5...4.5).contains((clock.now.offset - written).inSeconds))
    }
}
