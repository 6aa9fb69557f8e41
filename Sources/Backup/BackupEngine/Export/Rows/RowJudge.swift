internal import BackupFormat
internal import BinlogFormat
internal import MilvusModel

/// Goes over keys and timestamps of a segment side by side, and drops what doesn't live or wasn't asked for.
struct RowJudge {
    private let deletes: [DeletedKeys]
    private let point: UInt64
    private let bounds: KeyBounds?
    private(set) var mask: RowMask

    init(deletes: [DeletedKeys], point: HybridTimestamp?, bounds: KeyBounds?, mask: RowMask) {
        self.deletes = deletes.filter { !$0.isEmpty }
        self.point = point?.rawValue ?? .max
        self.bounds = bounds
        self.mask = mask
    }

    /// - Throws: `.damagedBackup` where the columns haven't as many rows as the segment; what reading throws.
    mutating func read(_ columns: SegmentColumns, _ primaryKey: StoredField) async throws {
        let keys = ColumnFeed(primaryKey, columns, readAhead: ColumnStream.piece)
        let times = ColumnFeed(.timestamp, columns, readAhead: ColumnStream.piece)
        var row = 0
        while row < mask.rows {
            try Task.checkCancellation()
            let count = min(try await keys.available(at: row), try await times.available(at: row), mask.rows - row)
            guard count > 0 else { throw await keys.misfit(row) }
            try await keys.add([row..<row + count])
            try await times.add([row..<row + count])
            try judge(await keys.take(), await times.take(), from: row)
            row += count
        }
        guard try await keys.available(at: row) == 0 else { throw await keys.misfit(row) }
    }

    /// Rows of a page; the first is row `start` of the segment.
    mutating func judge(_ keys: ColumnBatch, _ times: ColumnBatch, from start: Int) throws(BinlogFormatError) {
        let times = try Self.numbers(times)
        switch keys.values {
        case .int64s(let values) where keys.isValid == nil:
            for (index, key) in values.enumerated() {
                judge(start + index, KeyDigest.of(key), times[index]) { $0.contains(.int64(key)) }
            }
        case .variableWidth(let values) where keys.isValid == nil:
            for index in 0..<values.count {
                let key = values[index]
                judge(start + index, deletes.isEmpty ? 0 : KeyDigest.of(key), times[index]) {
                    $0.contains(.text(Array(key)))
                }
            }
        default: throw BinlogFormatError(at: 0, expected: "a number or a text as primary key of every row")
        }
    }

    private mutating func judge(_ row: Int, _ digest: UInt64, _ time: UInt64, _ isAsked: (KeyBounds) -> Bool) {
        // Without a timestamp nothing hides a row.
        if time != 0, time > point {
            mask.drop(row, .late)
        } else if time != 0, deletes.contains(where: { $0.hides(digest, time) }) {
            mask.drop(row, .deleted)
        } else if let bounds, !isAsked(bounds) {
            mask.drop(row, .unasked)
        }
    }

    /// Zero where there is none.
    private static func numbers(_ batch: ColumnBatch) throws(BinlogFormatError) -> [UInt64] {
        if case .int64s(let values) = batch.values {
            guard let isValid = batch.isValid else { return values.map { UInt64(bitPattern: $0) } }
            return zip(values, isValid).map { $1 ? UInt64(bitPattern: $0) : 0 }
        }
        guard batch.nullCount == batch.rows else {
            throw BinlogFormatError(at: 0, expected: "a timestamp of every row")
        }
        return [UInt64](repeating: 0, count: batch.rows)
    }
}
