internal import BackupFormat
internal import Basics
internal import MilvusModel
internal import ObjectStorage

/// A collection whose rows are verified: what its segments have in common.
struct RowSubject: Sendable {
    let id: CollectionID
    /// `database.name`.
    let name: String
    let schema: CollectionSchema
    /// Rows and deletes after it aren't part of the backup; nil where nobody fixed one.
    let point: HybridTimestamp?
    /// Deletes of level zero, by the partition that they are for; nil where they are too many to be kept.
    var levelZero: [PartitionID: DeletedKeys]? = [:]
    /// Their logs, where they are too many.
    var levelZeroLogs: [StoredLog] = []
    var levelZeroRecords: Int64 = 0
    /// Whether all deletes of level zero could be read.
    var knowsLevelZero = true
}

/// One segment with its objects, ready to be read.
struct SegmentParts: Sendable {
    /// Where the run has come when it is done.
    var key: String
    var subject: RowSubject
    var stored: StoredSegment
    /// Rows by the manifest; nil where it doesn't know the segment.
    var rows: Int64?
    /// Builds of indexes with their files.
    var builds: [BuildID: [RowPlan.Entry]] = [:]
    var otherStats: [StoredLog] = []
    /// Whether the listing found all that the backup promises of it.
    var isWhole: Bool
    var objects: Int64
    var bytes: Int64

    var id: SegmentID { stored.backup.id }

    init(
        _ entries: [RowPlan.Entry], key: String, of segment: SegmentBackup?, _ subject: RowSubject,
        _ layout: BackupLayout, isWhole: Bool
    ) {
        self.key = key
        self.subject = subject
        self.isWhole = isWhole
        rows = segment?.rows
        objects = Int64(entries.count)
        bytes = entries.reduce(0) { $0.adding(clamped: $1.size) }
        let id = entries.first?.object.segment ?? SegmentID(rawValue: 0)
        stored = StoredSegment(
            segment ?? SegmentBackup(id: id, collection: subject.id, partition: PartitionID(rawValue: 0)))
        for entry in entries {
            switch entry.object {
            case .log(let log):
                let known = StoredLog(object: log, key: layout.key(relative: entry.path), size: entry.size)
                if log.kind == .bm25 { otherStats.append(known) } else { stored.add(known) }
            case .indexFile(let file): builds[file.build, default: []].append(entry)
            }
        }
        stored.sort()
    }
}
