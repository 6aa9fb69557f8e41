internal import BackupFormat
internal import BinlogFormat
internal import MilvusModel
internal import ObjectStorage

/// What reading a collection's rows needs to know.
struct RowReading: Sendable {
    let collection: StoredCollection
    let store: any ObjectStore
    let primaryKey: StoredField
    /// Those that are shown, in their order.
    let fields: [StoredField]

    /// Segments with rows, partition by partition.
    var segments: [(partition: String, segment: StoredSegment)] {
        collection.backup.partitions.flatMap { partition in
            collection.dataSegments(of: partition).filter { $0.backup.rows > 0 }.map { (partition.name, $0) }
        }
    }

    /// Reads the deletes that apply to a segment: of one key only, where only that one matters.
    func scan(_ segment: StoredSegment, for key: PrimaryKey? = nil) async throws -> LiveRowScan {
        try segment.requireReadableRows()
        var tombstones = Tombstones(upTo: collection.point)
        try await tombstones.add(collection.deltaLogs(for: segment), of: key, in: store)
        return LiveRowScan(
            columns: try await SegmentColumns(segment, in: store), primaryKey: primaryKey, tombstones: tombstones,
            point: collection.point)
    }
}

extension StoredSegment {
    /// - Throws: `.failed` when its rows are stored in a way that came after this version.
    func requireReadableRows() throws(BackupError) {
        guard backup.storageVersion < 3 else {
            throw BackupError(
                .failed, "Segment \(backup.id) has storage version \(backup.storageVersion).",
                subject: "segment \(backup.id)",
                advice: "This version of milvault reads the rows of storage versions up to 2.")
        }
    }
}
