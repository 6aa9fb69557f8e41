package import BinlogFormat
package import MilvusModel

/// A segment that a restore leaves out, because something of it is damaged.
package struct LeftOutSegment: Sendable, Hashable {
    package enum Reason: String, Sendable, Hashable, CaseIterable {
        /// Rows of it can't come back whole.
        case rows = "rows-damaged"
        /// Its deletes can't be applied: rows that were deleted would come back.
        case deletes = "deletes-damaged"
        /// The same of deletes in a level zero segment that concern it.
        case levelZero = "level-zero-deletes-damaged"
        /// It lies in one directory with a damaged segment, and Milvus imports directories.
        case directory = "shared-directory"
    }

    /// One damaged object.
    package struct Damage: Sendable, Hashable {
        /// Below the backup's directory; empty when it isn't about one object.
        package var object: String
        /// What is wrong with it.
        package var message: String
    }

    package var id: SegmentID
    /// Name; empty for a level zero segment of all partitions.
    package var partition: String
    /// Inserted, deleted ones included; 0 for a level zero segment.
    package var rows: Int64
    package var reason: Reason
    /// The first ones of ``damageCount``; of another segment's where that is the reason.
    package var damages: [Damage]
    package var damageCount: Int64
    /// Smallest and largest primary key; nil where nothing whole tells.
    package var keys: ClosedRange<PrimaryKey>?

    package init(
        id: SegmentID, partition: String, rows: Int64, reason: Reason, damages: [Damage], damageCount: Int64,
        keys: ClosedRange<PrimaryKey>? = nil
    ) {
        self.id = id
        self.partition = partition
        self.rows = rows
        self.reason = reason
        self.damages = damages
        self.damageCount = damageCount
        self.keys = keys
    }
}
