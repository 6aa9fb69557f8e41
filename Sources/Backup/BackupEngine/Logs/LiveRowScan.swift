internal import BinlogFormat
internal import MilvusModel
internal import ObjectStorage

/// Goes through a segment's rows, and tells which ones a query would see.
struct LiveRowScan: Sendable {
    let columns: SegmentColumns
    let primaryKey: StoredField
    let tombstones: Tombstones
    /// Rows after it aren't part of the backup.
    let point: HybridTimestamp?

    /// Whether rows may be hidden at all: when not, nothing needs to be read.
    var mayHide: Bool { point != nil || !tombstones.isEmpty }

    /// Hands over rows in their order until `body` returns false: all of them, or those with one key. `readAhead`: bytes
    /// fetched at a time; who stops soon wants none.
    func forEach(
        key wanted: PrimaryKey? = nil, readAhead: Int = ColumnStream.piece,
        _ body: (_ row: Int64, _ isLive: Bool) -> Bool
    ) async throws {
        try await forEachKey(wanted, readAhead: readAhead) { _, row, isLive in body(row, isLive) }
    }

    /// The same with each row's key.
    func forEachKey(
        _ wanted: PrimaryKey? = nil, readAhead: Int = ColumnStream.piece,
        _ body: (_ key: PrimaryKey, _ row: Int64, _ isLive: Bool) -> Bool
    ) async throws {
        var keys = columns.stream(primaryKey, readAhead: readAhead)
        var times = ColumnCursor(.timestamp, columns, readAhead: readAhead)
        while let batch = try await keys.next() {
            let found = try Self.keys(of: batch)
            for (index, key) in found.enumerated() where wanted == nil || wanted == key {
                let row = batch.firstRow + Int64(index)
                guard body(key, row, try await isLive(key, row, &times)) else { return }
            }
        }
    }

    private func isLive(_ key: PrimaryKey, _ row: Int64, _ times: inout ColumnCursor) async throws -> Bool {
        guard point != nil || tombstones.has(key) else { return true }
        // Without a timestamp nothing hides it.
        guard case .integer(let bits) = try await times.value(row) else { return true }
        let time = HybridTimestamp(rawValue: UInt64(bitPattern: bits))
        if let point, time > point { return false }
        return !tombstones.hides(key, insertedAt: time)
    }

    private static func keys(of batch: ColumnRows) throws(BinlogFormatError) -> [PrimaryKey] {
        do throws(BinlogFormatError) {
            return try DeleteBatch.keys(of: batch.batch)
        } catch {
            throw error.of(batch.file)
        }
    }
}
