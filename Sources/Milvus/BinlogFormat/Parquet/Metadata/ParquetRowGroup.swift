/// Rows that are stored together, column by column (`RowGroup`).
package struct ParquetRowGroup: Sendable, Hashable {
    package private(set) var rows: Int64 = -1
    /// One for each of the file's columns, in their order.
    package private(set) var chunks: [ParquetColumnChunk] = []

    /// Reads a `RowGroup` of `columns`; its pages must lie before `end`, where the footer begins.
    init(_ reader: inout ThriftReader, of columns: [ParquetColumn], before end: Int) throws(BinlogFormatError) {
        try reader.beginStruct()
        while let field = try reader.nextField() {
            switch field.id {
            case 1:
                for _ in 0..<(try reader.list(field, of: .structure)) {
                    chunks.append(try ParquetColumnChunk(&reader, before: end))
                }
            case 3: rows = try reader.int(field)
            default: try reader.skip(field)
            }
        }
        guard rows >= 0, chunks.count == columns.count else {
            throw BinlogFormatError(at: reader.position, expected: "a row group with all \(columns.count) columns")
        }
        for (chunk, column) in zip(chunks, columns) {
            guard chunk.type == column.type, column.maxRepetitionLevel > 0 || chunk.values == rows else {
                throw BinlogFormatError(
                    at: reader.position, expected: "\(rows) values of column '\(column.name)' as the schema has it")
            }
        }
    }
}
