package import BackupFormat
package import MilvusModel

/// The frozen list of what a backup of one collection must hold.
package struct CollectionSnapshot: Sendable {
    /// A partition and whether it answers queries.
    package struct Partition: Sendable {
        package var description: PartitionDescription
        package var loadState: LoadState
    }

    package var description: CollectionDescription
    package var partitions: [Partition]
    package var indexes: [IndexDescription]
    package var loadState: LoadState
    package var replicas: Int
    package var point: ConsistencyPoint
    package var segments: [SegmentSnapshot]
    package var logListing: LogListing
    /// Rows that a query counts; nil where nobody could ask: not loaded, an old server, or writers at work.
    package var liveRows: Int64?

    package var reference: CollectionReference { description.reference }
    package var rows: Int64 { segments.reduce(0) { $0 + $1.description.rows } }
    package var bytes: Int64 { segments.reduce(0) { $0 + $1.bytes } }

    /// Rows that queries don't see any more where that was counted, else ``deleteRecords``.
    package var deletedRows: Int64? { liveRows.map { rows - $0 } ?? deleteRecords }

    /// Delete records, all segments together; nil when one of them doesn't tell. Milvus sends a delete to every
    /// segment that may hold the key, by a bloom filter, so this is at least the number of deleted rows.
    package var deleteRecords: Int64? {
        segments.reduce(Optional(0)) { sum, segment in
            guard let sum, let deleted = segment.deleteRecords else { return nil }
            return sum + deleted
        }
    }
}
