internal import MilvusModel

/// A whole delta log in memory: an envelope around texts or columns, or a bare packed file.
package struct DeleteLog: Sendable {
    /// Nil in a bare packed file.
    package let head: BinlogHead?
    package private(set) var deletes = DeleteBatch()

    /// `file` names it in errors.
    package init(_ bytes: [UInt8], file: String? = nil, limits: ParquetLimits = ParquetLimits())
        throws(BinlogFormatError)
    {
        guard bytes.starts(with: BinlogHead.magic) else {
            head = nil
            try read(try ParquetFile(bytes, file: file, limits: limits), file, at: 0)
            return
        }
        let log = try BinlogFile(bytes, file: file)
        head = log.head
        for event in log.events {
            guard event.kind == .delete else {
                throw BinlogFormatError(
                    at: event.payload.lowerBound, expected: "only deletes in a delta log", file: file)
            }
            let parquet = try ParquetFile(bytes, in: event.payload, file: file, limits: limits)
            try read(parquet, file, at: event.payload.lowerBound)
        }
    }

    private mutating func read(_ parquet: ParquetFile, _ file: String?, at position: Int) throws(BinlogFormatError) {
        do throws(BinlogFormatError) {
            switch try DeleteForm(parquet.footer.columns) {
            case .texts(let column):
                for batch in try parquet.batches(ofColumn: column) { deletes.append(try DeleteBatch(texts: batch)) }
            case .columns(let keys, let timestamps):
                try readColumns(parquet, keys, timestamps)
            }
        } catch {
            throw error.file == nil ? error.moved(by: position).of(file) : error
        }
    }

    /// Pages of the two columns needn't end at the same rows.
    private mutating func readColumns(_ parquet: ParquetFile, _ keys: Int, _ timestamps: Int) throws(BinlogFormatError)
    {
        var times: [Int64] = []
        for batch in try parquet.batches(ofColumn: keys) { deletes.keys += try DeleteBatch.keys(of: batch) }
        for batch in try parquet.batches(ofColumn: timestamps) { times += try DeleteBatch.timestamps(of: batch) }
        deletes.timestamps += times.map { HybridTimestamp(rawValue: UInt64(bitPattern: $0)) }
        guard deletes.keys.count == deletes.timestamps.count else {
            throw BinlogFormatError(at: 0, expected: "as many timestamps as keys in a delta log")
        }
    }
}
