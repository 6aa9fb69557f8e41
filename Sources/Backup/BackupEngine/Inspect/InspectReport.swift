package import BinlogFormat
package import MilvusModel

/// What was found in a backup.
package struct InspectReport: Sendable {
    package struct Collection: Sendable {
        package var reference: CollectionReference
        package var id: CollectionID
        package var fields: [FieldSchema]
        /// Nil where rows or statistics were asked for.
        package var partitions: [Partition]?
        /// Those whose deletes apply to all partitions.
        package var levelZero: [Segment] = []
        package var rows: Rows?
        package var statistics: [FieldStatistics]?
        /// Fields of types that aren't read.
        package var unread: [StoredField] = []
    }

    package struct Partition: Sendable {
        package var id: PartitionID
        package var name: String
        package var segments: [Segment]
    }

    package struct Segment: Sendable {
        package var id: SegmentID
        package var isLevelZero: Bool
        package var channel: String
        package var storageVersion: Int64
        /// Inserted, as the manifest has it.
        package var rows: Int64
        /// Records in its delta logs: there may be several of one key.
        package var deletes: Int64
        package var keys: ClosedRange<PrimaryKey>?
        package var objects: Int
        package var bytes: Int64
        package var indexFiles: Int
        package var indexBytes: Int64
    }

    package struct Rows: Sendable {
        package var fields: [StoredField]
        package var rows: [Row]
        /// Rows that were seen and aren't shown: deleted ones, and those after the backup's point.
        package var hidden: Int
        /// The key that was asked for.
        package var key: PrimaryKey?
    }

    package struct Row: Sendable {
        package var partition: String
        package var segment: SegmentID
        /// Of the segment, counted from 0.
        package var number: Int64
        /// One for each of ``Rows/fields``.
        package var values: [FieldValue]
    }

    package var name: String
    package var milvusVersion: String
    package var collections: [Collection]
}
