internal import BinlogFormat
internal import MilvusModel
internal import ObjectStorage

/// Reads the records of a delta log page by page.
struct DeleteLogReader: Sendable {
    private let open: OpenLog

    /// Reads the outline only: ``count`` costs no more.
    init(_ log: StoredLog, in store: any ObjectStore) async throws {
        open = try await OpenLog(log, in: store)
    }

    init(_ open: OpenLog) {
        self.open = open
    }

    /// Records in it.
    var count: Int64 { open.rows }

    /// - Throws: `BinlogFormatError`, `BackupFormatError`.
    func forEach(_ body: (PrimaryKey, HybridTimestamp) -> Void) async throws {
        for part in open.parts {
            switch try form(of: part) {
            case .texts(let column):
                try await open.forEachBatch(of: part, column) { batch throws(BinlogFormatError) in
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
        try await open.forEachBatch(of: part, timestamps) { batch throws(BinlogFormatError) in
            times += try DeleteBatch.timestamps(of: batch)
        }
        var row = 0
        try await open.forEachBatch(of: part, keys) { batch throws(BinlogFormatError) in
            for key in try DeleteBatch.keys(of: batch) where row < times.count {
                body(key, HybridTimestamp(rawValue: UInt64(bitPattern: times[row])))
                row += 1
            }
        }
    }
}
