internal import MilvusModel

/// What reading one segment gave.
struct SegmentOutcome: Sendable, Hashable {
    var findings: [VerifyFinding] = []
    /// Objects that were read, with their bytes, and those of them that decode and agree.
    var objects: Int64 = 0
    var bytes: Int64 = 0
    var decoded: Int64 = 0
    /// Nil where they couldn't all be read.
    var rows: RowCounts?
    /// Whether it holds deletes only.
    var isLevelZero = false
}

/// Rows of one segment, or of several.
struct RowCounts: Sendable, Hashable {
    /// Inserted.
    var inserted: Int64 = 0
    /// Delete records in its own logs.
    var deletes: Int64 = 0
    /// Rows that are neither deleted nor after the backup's point.
    var live: Int64 = 0
    /// After the backup's point: a restore leaves them out.
    var late: Int64 = 0
    /// Keys that were deleted in the segment's own logs, and that none of its rows has; nil where they are too many to
    /// be told.
    var idleDeletes: Int64? = 0

    mutating func add(_ other: Self) {
        inserted += other.inserted
        deletes += other.deletes
        live += other.live
        late += other.late
        idleDeletes = idleDeletes.flatMap { mine in other.idleDeletes.map { mine + $0 } }
    }
}
