package import MilvusModel
package import ObjectStorage

/// One segment with every object that a backup of it must hold.
package struct SegmentSnapshot: Sendable {
    /// One object of the segment, where Milvus has it.
    package struct Log: Sendable, Hashable {
        /// Of the log; 0 for delta logs, which have no field level.
        package var field: FieldID
        package var id: LogID
        package var object: ObjectMetadata

        package static func == (lhs: Log, rhs: Log) -> Bool { lhs.object.key == rhs.object.key }

        package func hash(into hasher: inout Hasher) { hasher.combine(object.key) }
    }

    package var description: SegmentDescription
    package var channel: String?
    package var insert: [Log]
    package var delta: [Log]
    package var stats: [Log]
    package var indexFiles: [ObjectMetadata]
    /// Delete records in the delta logs; nil where nothing tells.
    package var deletedRows: Int64?

    package var objects: [ObjectMetadata] { (insert + delta + stats).map(\.object) + indexFiles }
    package var bytes: Int64 { objects.reduce(0) { $0 + $1.size } }
}
