package import BinlogFormat

/// What a log or parquet file holds, as lines that any other reader can be made to print too (`Tests/Live/
/// parquet_values.py` makes pyarrow do so): a line for each column, then one for each of its values. Numbers in decimal,
/// floats and bytes by their bits in hexadecimal, `-` for null.
package enum BinlogPrinter {
    /// The parquet files in a log's events, or the file itself.
    package static func parquetFiles(in bytes: [UInt8], file: String) throws(BinlogFormatError) -> [ParquetFile] {
        guard bytes.starts(with: BinlogHead.magic) else { return [try ParquetFile(bytes, file: file)] }
        var files: [ParquetFile] = []
        for event in try BinlogFile(bytes, file: file).events {
            files.append(try ParquetFile(bytes, in: event.payload, file: file))
        }
        return files
    }

    package static func lines(of bytes: [UInt8], file: String) throws(BinlogFormatError) -> [String] {
        var lines: [String] = []
        for file in try parquetFiles(in: bytes, file: file) {
            for (index, column) in file.footer.columns.enumerated() {
                lines.append("column \(column.path.joined(separator: ".")) \(column.type)")
                try file.forEachBatch(ofColumn: index) { batch in
                    for row in 0..<batch.rows { lines.append(batch.isNull(row) ? "-" : text(batch.values, row)) }
                }
            }
        }
        return lines
    }

    private static func text(_ values: ColumnValues, _ row: Int) -> String {
        switch values {
        case .booleans(let values): values[row] ? "1" : "0"
        case .int32s(let values): String(values[row])
        case .int64s(let values): String(values[row])
        case .floats(let values): hex(values[row].bitPattern)
        case .doubles(let values): hex(values[row].bitPattern)
        case .fixedWidth(let values): hex(values[row])
        case .variableWidth(let values): hex(values[row])
        }
    }

    private static func hex(_ bytes: ArraySlice<UInt8>) -> String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }

    private static func hex(_ bits: some FixedWidthInteger & UnsignedInteger) -> String {
        let text = String(bits, radix: 16)
        return String(repeating: "0", count: bits.bitWidth / 4 - text.count) + text
    }
}
