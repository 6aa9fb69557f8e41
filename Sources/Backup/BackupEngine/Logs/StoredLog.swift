package import BackupFormat
package import ObjectStorage

/// One log of a backup, and where it lies: an incremental backup refers to logs in others.
package struct StoredLog: Sendable, Hashable {
    package var object: LogObject
    package var key: ObjectKey
    /// Bytes, as the backup promises them.
    package var size: Int64

    package init(object: LogObject, key: ObjectKey, size: Int64) {
        self.object = object
        self.key = key
        self.size = size
    }
}
