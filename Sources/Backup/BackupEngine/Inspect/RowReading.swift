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
        guard segment.backup.storageVersion < 3 else {
            throw BackupError(
                .failed, "Segment \(segment.backup.id) has storage version \(segment.backup.storageVersion).",
                subject: "segment \(segment.backup.id)",
                advice: "This version of milvault reads the rows of storage versions up to 2.")
        }
        var tombstones = Tombstones(upTo: collection.point)
        try await tombstones.add(collection.deltaLogs(for: segment), of: key, in: store)
        return LiveRowScan(
            columns: try await SegmentColumns(segment, in: store), primaryKey: primaryKey, tombstones: tombstones,
            point: collection.point)
    }
}
