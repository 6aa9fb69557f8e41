import BackupEngine
import EngineHarness
import FaultRig
import Testing

@Suite("A store that doesn't keep what it acknowledged")
struct LyingStoreTests {
    static let lies: [(String, FaultRule)] = [
        ("copies lost", FaultRule(.loseEffect, on: [.copyObject], .someKeys(0.2))),
        ("copies lost for good", FaultRule(.loseEffect, on: [.copyObject], .someKeys(0.1, attempts: 1...100))),
        ("copies twice", FaultRule(.applyTwice, on: [.copyObject, .putObject], .chance(0.5))),
        (
            "object list lost",
            FaultRule(.loseEffect, on: [.putObject], keys: "*/meta/objects.jsonl.zst", .attempts(1...1))
        ),
        ("manifest lost", FaultRule(.loseEffect, on: [.putObject], keys: "*/meta/full_meta.json", .attempts(1...1))),
        ("seal lost", FaultRule(.loseEffect, on: [.putObject], keys: "*/meta/seal.json", .attempts(1...1))),
    ]

    /// Whatever is missing is found before the seal, or there is no seal (R20).
    @Test("gives a whole backup or none", arguments: lies.indices, 1...FaultBudget.choose(2, full: 30))
    func lie(_ index: Int, seed: Int) async throws {
        let (name, rule) = Self.lies[index]
        try await withEngineRig { rig in
            rig.s3.faults = FaultPlan(seed: UInt64(seed), [rule])
            let report = try? await rig.withMachine { try await $0.create("nightly") }
            rig.s3.faults = FaultPlan()
            let oracle = BackupOracle(rig)
            let listed = try await rig.withMachine { try await $0.list() }["nightly"]
            if listed == .complete || report?.isComplete == true {
                #expect(listed == .complete, "\(name), seed \(seed): reported, and \(String(describing: listed))")
                #expect(oracle.data(of: "nightly") == oracle.expectedData(of: ["docs"]), "\(name), seed \(seed)")
                #expect(oracle.meta("meta/full_meta.json", of: "nightly") != nil, "\(name), seed \(seed)")
                #expect(oracle.meta("meta/objects.jsonl.zst", of: "nightly") != nil, "\(name), seed \(seed)")
            }
        }
    }
}
