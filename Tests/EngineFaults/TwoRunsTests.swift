import BackupEngine
import EngineHarness
import FaultRig
import Testing

@Suite("Two runs of one name")
struct TwoRunsTests {
    /// What a run came to.
    private enum End: Equatable {
        case made
        case refused
        /// The other one was done when this one looked: a slow machine may put one behind the other.
        case cameLate
        case failed(String)
    }

    /// Begun together, their requests mixed in an order that the seed decides (R17).
    @Test("end in one backup and one refusal", .timeLimit(.minutes(20)), arguments: ConditionalWrites.allCases)
    func together(conditions: ConditionalWrites) async throws {
        let seeds = Array(1...FaultBudget.choose(10, full: 1000))
        try await forEach(seeds, width: 4) { seed in
            try await withEngineRig(configuration(conditions)) { rig in
                mix(rig, seed)
                async let first = end(rig, on: rig.host) { _ = try await $0.create("nightly") }
                async let second = end(rig, on: HostDouble("second")) { _ = try await $0.create("nightly") }
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
                // It would take some 60 requests, the seal among the last.
                let dead = try await rig.run(killedAt: 25 + seed % 25, .afterEffect) { try await $0.create("nightly") }
                guard case .killed = dead else {
                    Issue.record("seed \(seed): it was done before it was killed")
                    return
                }
                mix(rig, seed)
                async let first = end(rig, on: rig.host) { try await resume($0) }
                async let second = end(rig, on: rig.host) { try await resume($0) }
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

    private func resume(_ machine: Machine) async throws {
        if case .alreadyComplete = try await machine.resume("nightly") { throw CameLate() }
    }

    private struct CameLate: Error {}

    private func end(
        _ rig: EngineRig, on host: HostDouble, _ body: @escaping @Sendable (Machine) async throws -> Void
    ) async throws -> End {
        do {
            try await rig.withMachine(on: host) { try await body($0) }
            return .made
        } catch let error as BackupError {
            if error.code == .inUse { return .refused }
            let late = ["existing backup", "The name 'nightly' is taken"].contains { error.message.contains($0) }
            return late ? .cameLate : .failed(error.description)
        } catch is CameLate {
            return .cameLate
        }
    }

    private func expectOneWinner(_ rig: EngineRig, _ ends: [End], _ when: String) async throws {
        rig.s3.faults = FaultPlan()
        #expect(ends.count { $0 == .made } == 1, "\(when): \(ends)")
        #expect(ends.count { $0 == .refused || $0 == .cameLate } == 1, "\(when): \(ends)")
        let oracle = BackupOracle(rig)
        #expect(try await rig.withMachine { try await $0.list() } == ["nightly": .complete], "\(when)")
        #expect(oracle.data(of: "nightly") == oracle.expectedData(of: ["docs"]), "\(when)")
        #expect(try await rig.withMachine { try await $0.restore("nightly", suffix: "_back") }.isComplete, "\(when)")
        #expect(rig.milvus.keys(of: "docs_back") == rig.milvus.keys(of: "docs"), "\(when)")
    }
}
