internal import BinlogFormat
internal import MilvusModel
internal import ObjectStorage

/// Reads the records of a delta log page by page.
struct DeleteLogReader: Sendable {
    private let open: OpenLog
    private let store: any ObjectStore

    /// Reads the outline only: ``count`` costs no more.
    init(_ log: StoredLog, in store: any ObjectStore) async throws {
        open = try await OpenLog(log, in: store)
        self.store = store
    }

    /// Records in it.
    var count: Int64 { open.rows }

    /// - Throws: `BinlogFormatError`, `BackupFormatError`.
    func forEach(_ body: (PrimaryKey, HybridTimestamp) -> Void) async throws {
        for part in open.parts {
            switch try form(of: part) {
            case .texts(let column):
                try await forEachBatch(of: part, column) { batch throws(BinlogFormatError) in
                    let deletes = try DeleteBatch(texts: batch)
                    for index in 0..<deletes.count { body(deletes.keys[index], deletes.timestamps[index]) }
                }
            case .columns(let keys, let timestamps):
                try await readColumns(of: part, keys, timestamps, body)
            }
        }
    }

    private func form(of part: OpenLog.Part) throws(BinlogFormatError) -> DeleteForm {
        do throws(BinlogFormatError) {
            return try DeleteForm(part.footer.columns)
        } catch {
            throw error.moved(by: part.range.lowerBound).of(open.file)
        }
    }

    /// Pages of the two columns needn't end at the same rows.
    private func readColumns(
        of part: OpenLog.Part, _ keys: Int, _ timestamps: Int, _ body: (PrimaryKey, HybridTimestamp) -> Void
    ) async throws {
        var times: [Int64] = []
        try await forEachBatch(of: part, timestamps) { batch throws(BinlogFormatError) in
            times += try DeleteBatch.timestamps(of: batch)
        }
        var row = 0
        try await forEachBatch(of: part, keys) { batch throws(BinlogFormatError) in
            for key in try DeleteBatch.keys(of: batch) where row < times.count {
                body(key, HybridTimestamp(rawValue: UInt64(bitPattern: times[row])))
                row += 1
            }
        }
    }

    private func forEachBatch(
        of part: OpenLog.Part, _ column: Int, _ body: (ColumnBatch) throws(BinlogFormatError) -> Void
    ) async throws {
        var window = open.window
        window.readAhead = ColumnStream.piece
        for group in part.footer.rowGroups {
            var reader = try ColumnChunkReader(
                part.footer.columns[column], group.chunks[column], payload: part.range.lowerBound, file: open.file,
                limits: open.limits)
            reading: while true {
                switch try reader.next(in: window.bytes[...], at: window.offset) {
                case .needs(let range): try await window.load(range)
                case .end: break reading
                case .batch(let batch):
                    do throws(BinlogFormatError) {
                        try body(batch)
                    } catch {
                        throw error.moved(by: part.range.lowerBound).of(open.file)
                    }
                }
            }
        }
    }
}
