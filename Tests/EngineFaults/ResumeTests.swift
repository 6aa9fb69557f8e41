import BackupEngine
import EngineHarness
import FaultRig
import Testing

@Suite("Going on with a backup")
struct ResumeTests {
    private var configuration: RigConfiguration {
        var configuration = RigConfiguration()
        configuration.seeds = [MilvusSeed("docs"), MilvusSeed("plain")]
        return configuration
    }

    private func resume(_ machine: Machine, _ name: String) async throws(BackupError) -> ResumeUseCase.Outcome {
        try await ResumeUseCase(machine.environment).run(ResumeRequest(name: name))
    }

    @Test(
        "what an interrupted run copied isn't copied again, and the backup is whole",
        arguments: Array(stride(from: 5, to: 150, by: 6)))
    func goesOn(request: Int) async throws {
        try await withEngineRig(configuration) { rig in
            let oracle = BackupOracle(rig)
            let moment: KillMoment = request % 4 == 1 ? .beforeEffect : .afterEffect
            let killed = try await rig.run(killedAt: request, moment) { machine throws(BackupError) in
                try await machine.create("nightly")
            }
            guard case .killed = killed else { return }
            let there = oracle.data(of: "nightly").count
            guard oracle.paths(of: "nightly").contains("run/plan.json.zst"),
                oracle.meta("meta/seal.json", of: "nightly") == nil
            else { return }
            let outcome = try await rig.withMachine { try await resume($0.impatient(), "nightly") }
            guard case .finished(let report) = outcome else {
                Issue.record("it wasn't complete before")
                return
            }
            #expect(report.isComplete)
            #expect(report.reusedObjects == Int64(there))
            #expect(oracle.data(of: "nightly") == oracle.expectedData(of: ["docs", "plain"]))
            #expect(!oracle.paths(of: "nightly").contains { $0.hasPrefix("run/") })
        }
    }

    @Test("a sealed backup is complete: there is nothing to go on with")
    func complete() async throws {
        try await withEngineRig(configuration) { rig in
            _ = try await rig.withMachine { try await $0.create("nightly") }
            let outcome = try await rig.withMachine { try await resume($0, "nightly") }
            guard case .alreadyComplete(let summary) = outcome else {
                Issue.record("it was complete")
                return
            }
            #expect(summary.state == .complete)
        }
    }
}

extension Machine {
    /// One that needn't watch long for a sign of life: time stands still here, and the one before is dead.
    fileprivate func impatient() -> Machine {
        var machine = self
        machine.environment.limits.runLease = .seconds(1)
        return machine
    }
}
