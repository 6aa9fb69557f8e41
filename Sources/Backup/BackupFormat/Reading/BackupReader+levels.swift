package import Basics
internal import ObjectStorage

// What a list of backups reads of milvus-backup's.
extension BackupReader {
    /// One level file as it stands.
    ///
    /// - Throws: `.damaged` when it is missing or isn't JSON.
    package func levelFile(_ meta: MetaObject) async throws(BackupFormatError) -> JSONValue {
        try await json(meta)
    }

    /// When an object was written, by the store's clock; nil where the store doesn't tell.
    package func lastModified(_ meta: MetaObject) async throws(BackupFormatError) -> WallTime? {
        do {
            return try await store.head(layout.key(meta)).lastModified
        } catch {
            throw .store(error)
        }
    }
}
