package import BackupFormat
package import MilvusModel

/// One backup in full, as `get` shows it.
package struct BackupDetail: Sendable, Hashable {
    /// One collection in it, or one that failed to get into it.
    package struct Collection: Sendable, Hashable {
        package var reference: CollectionReference
        /// Nil when it is in the backup; else why not.
        package var failure: String?
        package var rows: Int64
        /// Nil where nothing tells.
        package var deletedRows: Int64?
        package var liveRows: Int64?
        package var bytes: Int64
        package var segments: Int
        package var partitions: [String]
        package var indexes: [Index]
        package var aliases: [String]
        package var loadState: String
        /// Nil in a backup of milvus-backup, which doesn't say.
        package var logListing: LogListing?
        package var consistentAt: HybridTimestamp?
        /// What Milvus' own bucket had lost of it before it was backed up.
        package var damage: String?
    }

    /// One index that a restore builds again.
    package struct Index: Sendable, Hashable {
        package var name: String
        package var field: String
        package var type: String
    }

    package var summary: BackupSummary
    /// Nil in a backup of milvus-backup and in an unfinished one.
    package var seal: Seal?
    package var milvusVersion: String
    package var databases: [String]
    package var collections: [Collection]
    /// Users in it; nil when they were not backed up.
    package var users: Int?
    /// Pieced together from level files, without users, databases, and deletes that apply to all partitions.
    package var isFromLevelFiles: Bool
}
