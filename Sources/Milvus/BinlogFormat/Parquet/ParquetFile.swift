/// A whole parquet file in memory: the payload of a log's event, or an object of its own.
package struct ParquetFile: Sendable {
    package let footer: ParquetFooter
    private let bytes: [UInt8]
    private let range: Range<Int>
    private let file: String?
    private let limits: ParquetLimits

    /// The parquet file in `range` of `bytes`, all of them when nil; `file` names it in errors.
    package init(
        _ bytes: [UInt8], in range: Range<Int>? = nil, file: String? = nil, limits: ParquetLimits = ParquetLimits()
    ) throws(BinlogFormatError) {
        let range = range ?? 0..<bytes.count
        do throws(BinlogFormatError) {
            guard bytes[range].prefix(4).elementsEqual(ParquetFooter.magic) else {
                throw BinlogFormatError(at: range.lowerBound, expected: "PAR1 at the start of a parquet file")
            }
        } catch {
            throw error.of(file)
        }
        do {
            footer = try ParquetFooter(tail: bytes[range], size: range.count, limits: limits)
        } catch {
            throw error.moved(by: range.lowerBound).of(file)
        }
        self.bytes = bytes
        self.range = range
        self.file = file
        self.limits = limits
    }

    /// Hands over a column's rows page by page, through all row groups.
    package func forEachBatch(
        ofColumn index: Int, _ body: (ColumnBatch) throws(BinlogFormatError) -> Void
    ) throws(BinlogFormatError) {
        for group in footer.rowGroups {
            var reader = try ColumnChunkReader(
                footer.columns[index], group.chunks[index], payload: range.lowerBound, file: file, limits: limits)
            reading: while true {
                switch try reader.next(in: bytes[range], at: range.lowerBound) {
                case .batch(let batch): try body(batch)
                case .end: break reading
                case .needs(let missing):
                    throw BinlogFormatError(
                        .truncated, at: missing.lowerBound, expected: "\(missing.count) bytes of a page", file: file)
                }
            }
        }
    }

    /// A column's rows page by page, all of them in memory.
    package func batches(ofColumn index: Int) throws(BinlogFormatError) -> [ColumnBatch] {
        var batches: [ColumnBatch] = []
        try forEachBatch(ofColumn: index) { batches.append($0) }
        return batches
    }
}
