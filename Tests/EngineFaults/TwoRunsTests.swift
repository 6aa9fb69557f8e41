import BackupEngine
import EngineHarness
import FaultRig
import Testing

@Suite("Two runs of one name")
struct TwoRunsTests {
    /// Begun together, their requests mixed in an order that the seed decides (R17).
    @Test("end in one backup and one refusal", .timeLimit(.minutes(20)), arguments: ConditionalWrites.allCases)
    func together(conditions: ConditionalWrites) async throws {
        let seeds = Array(1...FaultBudget.choose(10, full: 1000))
        try await forEach(seeds, width: 4) { seed in
            try await withEngineRig(configuration(conditions)) { rig in
                mix(rig, seed)
                async let first = outcome(rig, on: rig.host) { _ = try await $0.create("nightly") }
                async let second = outcome(rig, on: HostDouble("second")) { _ = try await $0.create("nightly") }
                try await expectOneWinner(rig, [first, second], "seed \(seed), conditions \(conditions)")
            }
        }
    }

    /// A dead run is taken up by two at once.
    @Test(
        "that take up the same dead one end in one backup and one refusal", .timeLimit(.minutes(20)),
        arguments: ConditionalWrites.allCases)
    func takeOver(conditions: ConditionalWrites) async throws {
        let seeds = Array(1...FaultBudget.choose(5, full: 200))
        try await forEach(seeds, width: 4) { seed in
            try await withEngineRig(configuration(conditions)) { rig in
                _ = try await rig.run(killedAt: 40 + seed % 20, .afterEffect) { try await $0.create("nightly") }
                mix(rig, seed)
                async let first = outcome(rig, on: rig.host) { _ = try await $0.resume("nightly") }
                async let second = outcome(rig, on: rig.host) { _ = try await $0.resume("nightly") }
                try await expectOneWinner(rig, [first, second], "seed \(seed), conditions \(conditions)")
            }
        }
    }

    private func configuration(_ conditions: ConditionalWrites) -> RigConfiguration {
        var configuration = RigConfiguration()
        configuration.s3.conditions = conditions
        return configuration
    }

    private func mix(_ rig: EngineRig, _ seed: Int) {
        rig.s3.faults = FaultPlan(
            seed: UInt64(seed), [FaultRule(.delay(.zero ... .milliseconds(6)), .chance(0.5))])
    }

    private func outcome(
        _ rig: EngineRig, on host: HostDouble, _ body: @escaping @Sendable (Machine) async throws -> Void
    ) async throws -> BackupError? {
        do {
            try await rig.withMachine(on: host) { try await body($0) }
            return nil
        } catch let error as BackupError {
            return error
        }
    }

    private func expectOneWinner(_ rig: EngineRig, _ outcomes: [BackupError?], _ when: String) async throws {
        rig.s3.faults = FaultPlan()
        let losers = outcomes.compactMap(\.self)
        #expect(losers.count == 1, "\(when): \(losers)")
        // One that came when the other had sealed is told that the name is taken.
        let words = "The name 'nightly' is taken"
        #expect(losers.allSatisfy { $0.code == .inUse || $0.message.contains(words) }, "\(when): \(losers)")
        let oracle = BackupOracle(rig)
        #expect(try await rig.withMachine { try await $0.list() } == ["nightly": .complete], "\(when)")
        #expect(oracle.data(of: "nightly") == oracle.expectedData(of: ["docs"]), "\(when)")
        #expect(try await rig.withMachine { try await $0.restore("nightly", suffix: "_back") }.isComplete, "\(when)")
        #expect(rig.milvus.keys(of: "docs_back") == rig.milvus.keys(of: "docs"), "\(when)")
    }
}
