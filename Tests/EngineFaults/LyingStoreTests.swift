import BackupEngine
import EngineHarness
import FaultRig
import Testing

@Suite("A store that doesn't keep what it acknowledged")
struct LyingStoreTests {
    /// What the store does, and whether a backup must come of it all the same.
    struct Lie: Sendable, CustomTestStringConvertible {
        var name: String
        var rule: FaultRule
        var isHarmless = false

        var testDescription: String { name }
    }

    static let lies = [
        Lie(name: "copies lost", rule: FaultRule(.loseEffect, on: [.copyObject], .someKeys(0.2)), isHarmless: true),
        Lie(
            name: "copies lost for good",
            rule: FaultRule(.loseEffect, on: [.copyObject], .someKeys(0.1, attempts: 1...100))),
        Lie(
            name: "everything twice", rule: FaultRule(.applyTwice, on: [.copyObject, .putObject], .chance(0.5)),
            isHarmless: true),
        Lie(
            name: "late in listings",
            rule: FaultRule(.staleListing(age: .seconds(2)), on: [.listObjects], .attempts(1...3))),
        Lie(
            name: "late in the backup's listings",
            rule: FaultRule(.staleListing(age: .seconds(3600)), on: [.listObjects], keys: "backup/*"), isHarmless: true),
        Lie(
            name: "some late in the backup's listings",
            rule: FaultRule(.staleListing(age: .milliseconds(50)), on: [.listObjects], keys: "backup/*"),
            isHarmless: true),
        Lie(
            name: "object list lost",
            rule: FaultRule(.loseEffect, on: [.putObject], keys: "*/meta/objects.jsonl.zst", .attempts(1...1))),
        Lie(
            name: "manifest lost",
            rule: FaultRule(.loseEffect, on: [.putObject], keys: "*/meta/full_meta.json", .attempts(1...1))),
        Lie(
            name: "seal lost",
            rule: FaultRule(.loseEffect, on: [.putObject], keys: "*/meta/seal.json", .attempts(1...1))),
    ]

    /// Whatever is missing is found before the seal, or there is no seal, and the run says why (R20).
    @Test("gives a whole backup or none", arguments: lies, 1...FaultBudget.choose(2, full: 30))
    func lie(_ lie: Lie, seed: Int) async throws {
        let when = "\(lie.name), seed \(seed)"
        try await withEngineRig { rig in
            rig.s3.faults = FaultPlan(seed: UInt64(seed), [lie.rule])
            var failure: BackupError?
            do {
                let report = try await rig.withMachine { try await $0.create("nightly") }
                #expect(report.isComplete, "\(when)")
            } catch let error as BackupError {
                failure = error
            }
            rig.s3.faults = FaultPlan()
            #expect(failure == nil || !lie.isHarmless, "\(when): \(failure.map { "\($0)" } ?? "")")
            if let failure {
                let names = ["milvus-bucket", "nightly"].filter(failure.description.contains)
                #expect(!names.isEmpty, "\(when): it says what isn't there: \(failure)")
            }
            let listed = try await rig.withMachine { try await $0.list() }["nightly"]
            #expect((failure == nil) == (listed == .complete), "\(when): \(String(describing: listed))")
            if listed == .complete { expectWhole(rig, when) }
        }
    }

    private func expectWhole(_ rig: EngineRig, _ when: String) {
        let oracle = BackupOracle(rig)
        #expect(oracle.data(of: "nightly") == oracle.expectedData(of: ["docs"]), "\(when)")
        #expect(oracle.meta("meta/full_meta.json", of: "nightly") != nil, "\(when)")
        #expect(oracle.meta("meta/objects.jsonl.zst", of: "nightly") != nil, "\(when)")
    }
}
