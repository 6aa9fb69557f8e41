import BackupEngine
import EngineHarness
import FaultRig
import Testing

/// A finished backup and the rows that its restore has to bring back.
struct RestoreScene: Sendable {
    let rig: EngineRig
    let shape: RestoreShape
    let rows: [Int64]

    /// Runs `body` where a backup `nightly` is to be restored; requests are counted from here on.
    static func with<Result>(
        _ shape: RestoreShape, _ adapt: (inout RigConfiguration) -> Void = { _ in },
        _ body: (RestoreScene) async throws -> Result
    ) async throws -> Result {
        var configuration = shape.configuration
        adapt(&configuration)
        return try await withEngineRig(configuration) { rig in
            _ = try await rig.withMachine { try await $0.create("nightly") }
            var rows = try #require(rig.milvus.keys(of: "docs"))
            if shape == .torn {
                let lost = try tear(rig)
                rows.removeAll { lost.contains($0) }
            }
            if shape == .inPlace { rig.milvus.drop("docs") }
            rig.kill.resetCount()
            return try await body(RestoreScene(rig: rig, shape: shape, rows: rows))
        }
    }

    /// Removes a file of one segment from the backup.
    ///
    /// - Returns: the keys of the rows that live in it.
    private static func tear(_ rig: EngineRig) throws -> Set<Int64> {
        let segment = try #require(rig.milvus.segments(of: "docs").first)
        let log = try #require(
            rig.s3.objects(in: RigConfiguration.backupBucket)
                .first { $0.key.contains("/insert_log/") && $0.key.contains("/\(segment)/") })
        rig.s3.remove(log.key, in: RigConfiguration.backupBucket)
        return Set(rig.milvus.keys(ofSegment: segment))
    }

    func restore(_ machine: Machine) async throws -> RestoreReport {
        try await machine.restore("nightly", suffix: shape.suffix, skipDamaged: shape == .torn)
    }

    /// What a user does after a crash: goes on; where nothing was begun, begins; where all was done, nothing.
    func goOn(_ machine: Machine) async throws {
        if try await machine.isRestoreOpen("nightly") {
            #expect(try await machine.resumeRestore("nightly").isComplete)
        } else if rig.milvus.keys(of: shape.target) == nil {
            #expect(try await restore(machine).isComplete)
        }
    }

    /// Every row once, nothing left over.
    func check(_ shapeOfTarget: MilvusCollectionShape?, _ when: String) {
        #expect(rig.milvus.keys(of: shape.target) == rows, "\(when)")
        #expect(rig.milvus.shape(of: shape.target) == shapeOfTarget, "\(when)")
        #expect(BackupOracle(rig).litterInMilvusBucket() == [], "\(when)")
    }
}
