import BackupEngine
import EngineHarness
import FaultRig
import Testing

/// R15: temporary files can't be kept.
@Suite("A machine without room for temporary files")
struct NoRoomTests {
    @Test("begins no backup, and says where room is missing")
    func create() async throws {
        try await withEngineRig { rig in
            let error = await #expect(throws: BackupError.self) {
                try await rig.withMachine { try await $0.withoutRoom().create("nightly") }
            }
            #expect(error?.advice?.contains("TMPDIR") == true, "\(String(describing: error))")
            #expect(rig.s3.objects(in: RigConfiguration.backupBucket).isEmpty)
            let report = try await rig.withMachine { try await $0.create("nightly") }
            #expect(report.isComplete)
        }
    }

    @Test("leaves an interrupted backup as it is, for when there is room again")
    func resume() async throws {
        try await withEngineRig { rig in
            let killed = try await rig.run(killedAt: 45, .afterEffect) { try await $0.create("nightly") }
            guard case .killed = killed else {
                Issue.record("it ended before its time")
                return
            }
            let error = await #expect(throws: BackupError.self) {
                try await rig.withMachine { try await $0.withoutRoom().resume("nightly") }
            }
            #expect(error?.advice?.contains("milvault resume -n nightly") == true, "\(String(describing: error))")
            #expect(try await rig.withMachine { try await $0.list() } == ["nightly": .unfinished])
            _ = try await rig.withMachine { try await $0.resume("nightly") }
            let oracle = BackupOracle(rig)
            #expect(oracle.data(of: "nightly") == oracle.expectedData(of: ["docs"]))
        }
    }
}

extension Machine {
    fileprivate func withoutRoom() -> Machine {
        var machine = self
        machine.environment.temporaryDirectory = "/nowhere/that/exists"
        return machine
    }
}
