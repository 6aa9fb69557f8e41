import BackupEngine
import EngineHarness
import FaultRig
import Testing

/// R24: what somebody may have put in the place of an interrupted run.
@Suite("Hostile runs", .serialized)
struct HostileRunTests {
    private static let batch = 20

    @Test("lead nowhere outside the backup when they are gone on with", .timeLimit(.minutes(30)))
    func resume() async throws {
        try await forEach(Array(0..<FaultBudget.choose(2, full: 50)), width: 2) { number in
            try await withEngineRig { rig in
                let killed = try await rig.run(killedAt: 45, .afterEffect) { try await $0.create("hostile") }
                guard case .killed = killed else { return }
                let honest = rig.files(of: "hostile")
                for turn in 0..<Self.batch {
                    let seed = FaultBudget.seed * 1_000_000 + number * Self.batch + turn
                    let crafted = try CraftedBackup(
                        .sealed, from: honest, seed: UInt64(seed), share: [5, 20, 60, 200][seed % 4])
                    rig.replace("hostile", with: crafted.files)
                    try await use(rig, "seed \(seed)")
                }
            }
        }
    }

    private func use(_ rig: EngineRig, _ when: String) async throws {
        let others = rig.elsewhere("hostile")
        rig.s3.log.removeAll()
        // Who owned the run may not be known any more: then it is waited for.
        try await rig.time.running {
            try await rig.withMachine { machine in
                _ = try? await machine.get("hostile")
                _ = try? await machine.resume("hostile")
                _ = try? await machine.delete("hostile")
            }
        }
        let trespasses = Trespasses(backup: "hostile", readable: ["files/"]).among(rig.s3.log.records)
        #expect(trespasses.isEmpty, "\(when): \(trespasses.prefix(3))")
        #expect(others.isSubset(of: rig.elsewhere("hostile")), "\(when)")
    }
}
