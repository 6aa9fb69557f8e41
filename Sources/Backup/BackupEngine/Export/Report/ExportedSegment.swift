package import MilvusModel

/// What became of the rows of one segment.
package struct ExportedSegment: Sendable, Hashable {
    package struct File: Sendable, Hashable {
        /// Under the destination.
        package var path: String
        package var rows: Int64
        package var bytes: Int64
    }

    package var collection: CollectionID
    package var segment: SegmentID
    package var partition: String
    /// Rows that were written.
    package var rows: Int64 = 0
    /// Rows that weren't: deleted, newer than the backup's point, not asked for.
    package var deleted: Int64 = 0
    package var late: Int64 = 0
    package var unasked: Int64 = 0
    package var files: [File] = []
}
