package import BackupFormat
package import Basics

/// What `delete` removed.
package struct DeletionReport: Sendable, Hashable {
    package var name: BackupName
    package var deletedObjects: Int64
    package var deletedBytes: Int64
    /// Uploads that a run had left open: invisible, but paid for.
    package var abortedUploads: Int

    package var json: JSONValue {
        [
            "name": .string(name.text), "state": "deleted", "deletedObjects": JSONValue(deletedObjects),
            "deletedBytes": JSONValue(deletedBytes), "abortedUploads": JSONValue(abortedUploads),
        ]
    }
}
