internal import BinlogFormat
internal import MilvusModel

/// The wanted rows of a segment, some at a time, with all columns side by side.
actor SegmentRows {
    /// Bytes of a batch: what is read ahead while the one before is written.
    static let batchBytes = 8 << 20
    private static let batchRows = 1 << 16
    /// What one request brings of each column's log, all of them together and each.
    private static let readAhead = 24 << 20
    private static let leastReadAhead = 256 << 10

    private let fields: [FieldSchema]
    private let feeds: [ColumnFeed]
    private let mask: RowMask
    private let batchBytes: Int
    private var row = 0

    init(_ fields: [FieldSchema], _ columns: SegmentColumns, _ mask: RowMask, batchBytes: Int = batchBytes) {
        self.batchBytes = batchBytes
        self.fields = fields
        self.mask = mask
        let piece = min(ColumnStream.piece, max(Self.leastReadAhead, Self.readAhead / max(1, fields.count)))
        feeds = fields.map { ColumnFeed(StoredField($0), columns, readAhead: piece) }
    }

    /// Nil after the last.
    ///
    /// - Throws: `BackupError` where columns aren't of one length; `BinlogFormatError`, `BackupFormatError`.
    func next() async throws -> RowBatch? {
        var (rows, bytes) = (0, 0)
        while rows < Self.batchRows, bytes < batchBytes, let first = mask.firstWanted(from: row) {
            try Task.checkCancellation()
            let end = try await self.end(from: first, Self.batchRows - rows)
            let runs = mask.runs(in: first..<end)
            bytes = 0
            for feed in feeds {
                try await feed.add(runs)
                bytes += await feed.bytes
            }
            rows += runs.reduce(0) { $0 + $1.count }
            row = end
        }
        guard rows > 0 else {
            try await checkEnds()
            return nil
        }
        var columns: [ColumnBatch] = []
        for feed in feeds { columns.append(await feed.take()) }
        return RowBatch(fields: fields, columns: columns)
    }

    /// As far as all columns have rows in memory.
    private func end(from first: Int, _ most: Int) async throws -> Int {
        var count = min(most, mask.rows - first)
        for feed in feeds {
            let available = try await feed.available(at: first)
            guard available > 0 else { throw await feed.misfit(first) }
            count = min(count, available)
        }
        return first + count
    }

    /// A column that goes on behind the last row would lose rows without a word.
    private func checkEnds() async throws {
        for feed in feeds {
            let left = try await feed.available(at: mask.rows)
            guard left == 0 || left == .max else { throw await feed.misfit(mask.rows + left) }
        }
    }
}
