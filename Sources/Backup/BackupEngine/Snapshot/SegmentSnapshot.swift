package import BackupFormat
package import MilvusModel
package import ObjectStorage

/// One segment with every log that a backup of it must hold.
package struct SegmentSnapshot: Sendable {
    /// One log, and where Milvus has it.
    package struct Log: Sendable {
        package var log: LogObject
        package var metadata: ObjectMetadata
    }

    package var description: SegmentDescription
    package var channel: String?
    package var insert: [Log] = []
    package var delta: [Log] = []
    /// Primary key and BM25 statistics.
    package var stats: [Log] = []
    /// Delete records in the delta logs, as Milvus' metadata counts them; nil where it wasn't asked.
    package var recordedDeletes: Int64?

    /// Nil where there are delta logs and nothing tells how much is in them.
    package var deleteRecords: Int64? { delta.isEmpty ? 0 : recordedDeletes }
}
