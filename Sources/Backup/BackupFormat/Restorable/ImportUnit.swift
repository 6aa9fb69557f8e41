package import MilvusModel

/// What one import into Milvus takes: a directory of insert logs with its delta logs, or deletes alone.
package struct ImportUnit: Sendable, Hashable {
    package enum Kind: Sendable, Hashable {
        case rows
        /// Deletes of a level zero segment: after all rows that they apply to.
        case levelZero
    }

    package var kind: Kind
    /// Nil: deletes that apply to all partitions.
    package var partition: String?
    /// Prefixes in the backup's store, each with a slash at its end. ``Kind/rows``: the directory whose children are
    /// the segments; nil for ``Kind/levelZero``.
    package var insertPrefix: String?
    /// Nil when there are no delta logs.
    package var deltaPrefix: String?
    package var segments: [SegmentID]
    /// Rows inserted.
    package var rows: Int64
    /// Of all objects of its segments.
    package var bytes: Int64
    package var storageVersion: Int64
    /// Empty when the writer didn't know.
    package var channel: String

    package init(
        kind: Kind, partition: String?, insertPrefix: String?, deltaPrefix: String?, segments: [SegmentID],
        rows: Int64 = 0, bytes: Int64 = 0, storageVersion: Int64 = 0, channel: String = ""
    ) {
        self.kind = kind
        self.partition = partition
        self.insertPrefix = insertPrefix
        self.deltaPrefix = deltaPrefix
        self.segments = segments
        self.rows = rows
        self.bytes = bytes
        self.storageVersion = storageVersion
        self.channel = channel
    }
}
