internal import BackupFormat
internal import BinlogFormat
internal import MilvusModel
internal import ObjectStorage

/// Tells which rows of a segment live, and were asked for. Memory is bounded however many deletes there are: those that
/// one table doesn't hold are read a share at a time, and the keys gone over as often.
struct LiveRows: Sendable {
    /// Records of a segment's own table: 64 MiB of them.
    static let limit: Int64 = (1 << 22) / 4 * 3

    let collection: StoredCollection
    let store: any ObjectStore
    let primaryKey: StoredField
    let levelZero: LevelZeroDeletes
    let bounds: KeyBounds?
    var limit = limit

    func mask(_ columns: SegmentColumns) async throws -> RowMask {
        let segment = columns.segment
        let shared = levelZero.tables(for: segment.backup.partition)
        let logs = levelZero.tables == nil ? collection.deltaLogs(for: segment) : segment.deltaLogs
        let records = try await DeleteTable.records(logs, in: store)
        guard records > 0 || !shared.isEmpty || collection.point != nil || bounds != nil else {
            return RowMask(rows: Int(segment.backup.rows))
        }
        let table = DeleteTable(logs: logs, records: records, point: collection.point)
        let count = UInt64(max(1, (records + limit - 1) / limit))
        var mask: RowMask?
        for index in 0..<count {
            let own = try await table.read(KeyShare(index: index, of: count), in: store)
            var judge = RowJudge(
                deletes: (index == 0 ? shared : []) + [own], point: collection.point,
                bounds: index == count - 1 ? bounds : nil,
                mask: mask ?? RowMask(rows: Int(segment.backup.rows)))
            try await judge.read(columns, primaryKey)
            mask = judge.mask
        }
        return mask ?? RowMask(rows: Int(segment.backup.rows))
    }
}
