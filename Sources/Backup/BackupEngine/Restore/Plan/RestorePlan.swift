package import BackupFormat
internal import Basics
package import MilvusModel

/// What a restore will do, decided before the target is touched.
package struct RestorePlan: Sendable {
    package var backup: BackupName
    /// What was asked for: a resume repeats it.
    package var options: RestoreOptions
    /// Names the run's directory in Milvus' bucket.
    package var runName: BackupName
    /// Goes on with a run that was interrupted.
    package var isResumed: Bool
    /// Where the backup lies.
    package var source: BackupLayout
    /// No rows: collections, partitions, indexes and aliases only.
    package var schemaOnly: Bool
    package var databases: [DatabaseDescription]
    package var collections: [PlannedCollection]
    /// Of which nothing is whole.
    package var lost: [LostCollection] = []
    /// Nil: the import reads the backup where it lies.
    package var staging: StagingPlan?
    /// Users, roles and grants to be brought back; nil when that wasn't asked for or the backup has none.
    package var accessControl: AccessControl?
    package var importTimeout: Duration
    package var findings: [Finding]

    /// By the collections' ids in the backup.
    package var leftOut: [CollectionID: LeftOut] {
        let parts = collections.compactMap { planned in planned.leftOut.map { (planned.sourceID, $0) } }
        return Dictionary(parts + lost.map { ($0.sourceID, $0.leftOut) }) { first, _ in first }
    }

    package var objects: Int64 { collections.total(\.objects) }
    package var bytes: Int64 { collections.total(\.bytes) }
}
