package import BackupFormat

/// Where the objects of a backup that lies outside of Milvus' bucket are put for the import.
package struct StagingPlan: Sendable, Hashable {
    /// The staged copy has the shape of the backup: the same paths below another directory.
    package var layout: BackupLayout
    /// The store moves the bytes; else they pass this client.
    package var isServerSide: Bool

    /// Below Milvus' root path, outside of the directories that its garbage collection walks.
    static let directory = "milvault-staging"
}
