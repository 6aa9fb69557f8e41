import Basics
import FaultRig
import HTTPTransport
import ObjectStorage
import Testing
import Transfers

/// R4: a store that says SlowDown.
@Suite("Throttling", .serialized, .timeLimit(.minutes(5)))
struct ThrottlingTests {
    private static let objects = FaultSeed.isFullRun ? 10_000 : 2_000

    @Test(
        "costs no object, and not many requests more than were refused",
        arguments: [(0, 1.02), (0.05, 1.10), (0.2, 1.35)] as [(Double, Double)],
        FaultSeed.seeds(quick: 1, full: 5))
    func slowDown(share: (refused: Double, requestsPerObject: Double), seed: UInt64) async throws {
        let rule = FaultRule(.refuse(status: 503, code: "SlowDown", retryAfter: 1), .chance(share.refused))
        try await Rig.with([rule], seed: seed) { rig async throws in
            let items = rig.fill([Int](repeating: 100, count: Self.objects))
            let failures = try await rig.move(items)
            #expect(failures.isEmpty, "seed \(seed): \(failures.first.map { "\($0)" } ?? "")")
            #expect(rig.wrong(among: items).isEmpty)
            let requests = Double(rig.double.log.count) / Double(items.count)
            #expect(requests <= share.requestsPerObject, "seed \(seed): \(requests) requests an object")
            #expect(requests >= 1 / (1 - share.refused) - 0.05, "the faults didn't happen")
        }
    }
}
