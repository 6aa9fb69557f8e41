internal import BackupFormat
internal import Basics
internal import MilvusModel

/// What is planned, copied, planned anew and failed as a whole.
struct PlanUnit: Sendable {
    enum Subject: Sendable, Hashable {
        case collection(CollectionReference)
        /// All index files of the bucket: where nothing tells which collection a build belongs to before its segments
        /// are known, that is without etcd.
        case indexFiles
    }

    var subject: Subject
    /// Counts from 1 on.
    var attempt: Int
    /// Each in the order of its keys.
    var runs: [PlanRun]
    var objects: Int
    var bytes: Int64
    /// Objects that were there already when it was planned; ``CopyStates`` knows which.
    var done = 0
    var doneBytes: Int64 = 0
    /// Objects by ``SizeClass``.
    var sizes: [SizeClass: Int]
    /// Nil for index files.
    var collection: CollectionPlan?
}

/// One collection's plan beside its objects: what manifest and seal will say of it. Its texts lie on the spool.
struct CollectionPlan: Sendable {
    var reference: CollectionReference
    var id: CollectionID
    var rows: Int64
    /// Rows that a query counts; nil where nobody could ask: not loaded, an old server, or writers at work.
    var liveRows: Int64? = nil
    /// Delete records, all segments together; nil when one of them doesn't tell. Milvus sends a delete to every segment
    /// that may hold the key, by a bloom filter, so this is at least the number of deleted rows.
    var deleteRecords: Int64? = nil
    var segments: Int
    /// Bytes of insert and delta logs, as the manifest sums them.
    var manifestSize: Int64
    var logListing: LogListing
    var consistentAt: HybridTimestamp?
    var hasIndexes: Bool
    /// What was noticed in Milvus' bucket, told when the collection is done.
    var findings: [Finding] = []
    /// One line: ``CollectionBackup`` without segments.
    var header = PlanRun()
    /// A ``SegmentLine`` for each, in the manifest's order.
    var segmentLines = PlanRun()
    /// Partitions that have segments; ``PartitionID/all`` for level zero segments of the collection.
    var populated: Set<PartitionID> = []
    var insertLogs = PlanRun()
    var deltaLogs = PlanRun()

    /// Why the collection isn't whole though it is in the backup; nil when it is.
    var damage: String? { findings.first { $0.code == Finding.sourceDamaged }?.message }

    /// Rows that queries don't see any more where that was counted, else ``deleteRecords``.
    var deletedRows: Int64? { liveRows.map { rows - $0 } ?? deleteRecords }
}
