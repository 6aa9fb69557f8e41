/// All that a run needs to know, checked: the meaning of a file, the environment and the command line.
package struct Configuration: Sendable, Equatable {
    package var milvus: MilvusProfile
    /// Where Milvus keeps its files.
    package var milvusStorage: StorageProfile
    /// Where backups lie.
    package var backupStorage: StorageProfile
    package var runs: RunSettings
}
