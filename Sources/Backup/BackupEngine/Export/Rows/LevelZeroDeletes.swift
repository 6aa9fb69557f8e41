internal import BackupFormat
internal import BinlogFormat
internal import MilvusModel
internal import ObjectStorage

/// A collection's deletes of level zero, read once for all its segments where they aren't too many to be held.
///
/// A key belongs to one channel, so deletes of several channels may lie in one table.
struct LevelZeroDeletes: Sendable {
    /// Records of all tables: 256 MiB of them.
    static let limit: Int64 = (1 << 24) / 4 * 3

    /// By partition; nil where they are too many.
    let tables: [PartitionID: DeletedKeys]?

    init(_ collection: StoredCollection, in store: any ObjectStore, limit: Int64 = limit) async throws {
        let segments = Dictionary(grouping: collection.levelZeroSegments, by: \.backup.partition)
        var counts: [PartitionID: Int64] = [:]
        for (partition, segments) in segments {
            counts[partition] = try await DeleteTable.records(segments.flatMap(\.deltaLogs), in: store)
        }
        guard counts.values.reduce(0, +) <= limit else {
            tables = nil
            return
        }
        var tables: [PartitionID: DeletedKeys] = [:]
        for (partition, segments) in segments {
            tables[partition] = try await DeleteTable(
                logs: segments.flatMap(\.deltaLogs), records: counts[partition] ?? 0, point: collection.point
            ).read(in: store)
        }
        self.tables = tables
    }

    /// Bytes that they take.
    var bytes: Int { tables?.values.reduce(0) { $0 + $1.slots * 16 } ?? 0 }

    /// Those that apply to a partition's segments.
    func tables(for partition: PartitionID) -> [DeletedKeys] {
        [PartitionID.all, partition].compactMap { tables?[$0] }.filter { !$0.isEmpty }
    }
}
