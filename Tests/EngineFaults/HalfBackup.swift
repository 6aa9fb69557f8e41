import BackupEngine
import EngineHarness
import Testing

/// What must hold of a backup at every moment, whoever looks.
enum HalfBackup {
    /// To be called when nothing is at work on it. A seal, or a manifest of milvus-backup's, promises every object.
    ///
    /// - Returns: what `list` shows of it.
    static func check(_ rig: EngineRig, _ name: String, _ when: String) async throws -> BackupSummary.State? {
        let oracle = BackupOracle(rig)
        let listed = try await rig.withMachine { try await $0.list() }[name]
        let isSealed = oracle.meta("meta/seal.json", of: name) != nil
        let isWholeToOthers =
            oracle.meta("meta/full_meta.json", of: name) != nil || oracle.meta("meta/backup_meta.json", of: name) != nil
        #expect((listed == .complete) == isSealed, "\(when): listed as \(String(describing: listed))")
        #expect(listed != .damaged && listed != .partial, "\(when)")
        if isSealed || isWholeToOthers {
            #expect(oracle.data(of: name) == oracle.expectedData(of: ["docs"]), "\(when): half a backup is visible")
        }
        return listed
    }
}
