import Basics
import FaultRig
import ObjectStorage
import Testing
import Transfers

/// Nobody waits for what doesn't come: many short copies through queue, slots, pacer and retries as a run has them, with
/// answers that come in any order and a few refusals.
@Suite("Runs of many small copies", .serialized, .timeLimit(.minutes(60)))
struct StallTests {
    private static let objects = FaultSeed.isFullRun ? 3_000 : 1_000

    @Test(
        "end soon, whatever the order of answers", arguments: FaultSeed.seeds(quick: 2, full: 200))
    func manySmall(seed: UInt64) async throws {
        let rules = [
            FaultRule(.delay(.zero ... .milliseconds(20)), .chance(0.3)),
            FaultRule(.slowDown, .chance(seed % 2 == 0 ? 0.05 : 0.002)),
            FaultRule(.resetBeforeEffect, .chance(0.001)),
        ]
        try await Rig.with(rules, seed: seed, speed: 1, isPaced: true) { rig async throws in
            let items = rig.fill([Int](repeating: 100, count: Self.objects))
            let began = ContinuousClock.now
            let failures = try await rig.move(
                items, TransferConfiguration(concurrency: [1, 16, 64, 128][Int(seed) % 4]))
            let elapsed = ContinuousClock.now - began
            #expect(failures.isEmpty, "seed \(seed): \(failures.first.map { "\($0)" } ?? "")")
            #expect(rig.wrong(among: items).isEmpty)
            // One at a time with its share of delays takes a tenth of it on an idle machine.
            #expect(elapsed < .seconds(60 + Self.objects / 50), "seed \(seed): \(elapsed)")
        }
    }
}
