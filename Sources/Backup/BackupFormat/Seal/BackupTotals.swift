package import Basics

/// Objects and bytes of a backup, by where they lie.
package struct BackupTotals: Sendable, Hashable, JSONRepresentable {
    /// In the backup's own directory.
    package var copiedObjects: Int64
    package var copiedBytes: Int64
    /// In other backups' directories.
    package var referencedObjects: Int64
    package var referencedBytes: Int64

    package init(
        copiedObjects: Int64 = 0, copiedBytes: Int64 = 0, referencedObjects: Int64 = 0, referencedBytes: Int64 = 0
    ) {
        self.copiedObjects = copiedObjects
        self.copiedBytes = copiedBytes
        self.referencedObjects = referencedObjects
        self.referencedBytes = referencedBytes
    }

    package var objects: Int64 { copiedObjects.adding(clamped: referencedObjects) }
    package var bytes: Int64 { copiedBytes.adding(clamped: referencedBytes) }

    package init(json: JSONValue) throws(JSONMappingError) {
        var fields = try JSONFields(json)
        copiedObjects = try fields.int64("copiedObjects")
        copiedBytes = try fields.int64("copiedBytes")
        referencedObjects = try fields.int64("referencedObjects")
        referencedBytes = try fields.int64("referencedBytes")
    }

    package var json: JSONValue {
        [
            "copiedObjects": JSONValue(copiedObjects), "copiedBytes": JSONValue(copiedBytes),
            "referencedObjects": JSONValue(referencedObjects), "referencedBytes": JSONValue(referencedBytes),
        ]
    }
}
