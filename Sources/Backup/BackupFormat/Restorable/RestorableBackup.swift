package import MilvusModel

/// One backup as a restore sees it, the same for ours and for milvus-backup's.
package struct RestorableBackup: Sendable, Hashable {
    package var layout: BackupLayout
    /// Nil: milvus-backup wrote it.
    package var seal: Seal?
    package var milvusVersion: String
    package var databases: [DatabaseBackup]
    package var accessControl: AccessControl?
    package var collections: [RestorableCollection]
    /// Milvus' own bundle: there are no units, its server must restore it by itself.
    package var isSnapshotFormat: Bool
    /// Pieced together from level files: deletes that apply to all partitions, users and databases are not known.
    package var isFromLevelFiles: Bool

    package init(
        layout: BackupLayout, seal: Seal? = nil, milvusVersion: String = "", databases: [DatabaseBackup] = [],
        accessControl: AccessControl? = nil, collections: [RestorableCollection], isSnapshotFormat: Bool = false,
        isFromLevelFiles: Bool = false
    ) {
        self.layout = layout
        self.seal = seal
        self.milvusVersion = milvusVersion
        self.databases = databases
        self.accessControl = accessControl
        self.collections = collections
        self.isSnapshotFormat = isSnapshotFormat
        self.isFromLevelFiles = isFromLevelFiles
    }
}
