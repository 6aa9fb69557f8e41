import BackupEngine
import EngineHarness
import FaultRig
import Testing

/// R20: reads know at once what was written, listings show it only later.
@Suite("A store whose listings are late")
struct LateListingTests {
    private static let late = FaultRule(.staleListing(age: .seconds(3600)), on: [.listObjects], keys: "backup*")

    @Test("doesn't lose a young backup to another run of its name")
    func youngBackup() async throws {
        try await withEngineRig { rig in
            _ = try await rig.withMachine { try await $0.create("nightly") }
            let before = rig.s3.objects(in: RigConfiguration.backupBucket)
            rig.s3.faults = FaultPlan([Self.late])
            await #expect(throws: BackupError.self) { try await rig.withMachine { try await $0.create("nightly") } }
            rig.s3.faults = FaultPlan()
            #expect(rig.s3.objects(in: RigConfiguration.backupBucket) == before)
            #expect(try await rig.withMachine { try await $0.list() } == ["nightly": .complete])
        }
    }

    @Test("doesn't lose a young run to another run of its name")
    func youngRun() async throws {
        try await withEngineRig { rig in
            rig.s3.faults = FaultPlan([Self.late])
            let (begun, begin) = AsyncStream.makeStream(of: Void.self)
            rig.kill.before(40) { begin.finish() }
            async let first = rig.withMachine { try await $0.create("nightly") }
            for await _ in begun {}
            let error = await #expect(throws: BackupError.self) {
                try await rig.withMachine(on: HostDouble("second")) { try await $0.create("nightly") }
            }
            #expect(error?.code == .inUse, "\(String(describing: error))")
            let report = try await first
            #expect(report.isComplete)
            rig.s3.faults = FaultPlan()
            let oracle = BackupOracle(rig)
            #expect(oracle.data(of: "nightly") == oracle.expectedData(of: ["docs"]))
        }
    }

    /// The promises of a backup go first: what is left over isn't one.
    @Test("leaves nothing that promises what it deleted")
    func deletion() async throws {
        try await withEngineRig { rig in
            _ = try await rig.withMachine { try await $0.create("nightly") }
            rig.s3.faults = FaultPlan([
                FaultRule(.staleListing(age: .seconds(3600)), on: [.listObjects], keys: "backup/nightly/meta/*")
            ])
            try await rig.withMachine { try await $0.delete("nightly") }
            rig.s3.faults = FaultPlan()
            #expect(try await rig.withMachine { try await $0.list() }["nightly"] != .complete)
            #expect(BackupOracle(rig).meta("meta/seal.json", of: "nightly") == nil)
        }
    }

    /// What isn't listed is copied again, or asked for: nothing is missing at the end.
    @Test("lets an interrupted run be gone on with", arguments: [45, 60, 75, 90])
    func resume(request: Int) async throws {
        try await withEngineRig { rig in
            let killed = try await rig.run(killedAt: request, .afterEffect) { try await $0.create("nightly") }
            guard case .killed = killed else { return }
            rig.s3.faults = FaultPlan([Self.late])
            _ = try await rig.withMachine { try await $0.resume("nightly") }
            rig.s3.faults = FaultPlan()
            let oracle = BackupOracle(rig)
            #expect(try await rig.withMachine { try await $0.list() } == ["nightly": .complete])
            #expect(oracle.data(of: "nightly") == oracle.expectedData(of: ["docs"]))
        }
    }
}
