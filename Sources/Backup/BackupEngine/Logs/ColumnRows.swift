package import BinlogFormat

/// Some rows of one column of a segment.
package struct ColumnRows: Sendable {
    /// Row of the segment that comes first, counted from 0.
    package let firstRow: Int64
    package let batch: ColumnBatch
    package let reader: FieldReader
    /// For errors.
    package let file: String

    package var rows: Range<Int64> { firstRow..<firstRow + Int64(batch.rows) }

    /// `row` is counted in the segment, and must be one of ``rows``.
    package func value(_ row: Int64) throws(BinlogFormatError) -> FieldValue {
        do throws(BinlogFormatError) {
            return try reader.value(batch, Int(row - firstRow))
        } catch {
            // The value's place in the page isn't known: the row is.
            throw BinlogFormatError(
                error.kind, at: error.offset, expected: "\(error.expected), in the value of row \(row)",
                file: error.file ?? file)
        }
    }
}
