/// Where the pages of one column in one row group lie (`ColumnChunk` with its `ColumnMetaData`).
package struct ParquetColumnChunk: Sendable, Hashable {
    package private(set) var type = ParquetPhysicalType.boolean
    package private(set) var codec = ParquetCodec.uncompressed
    /// Nulls included.
    package private(set) var values: Int64 = 0
    package private(set) var uncompressedBytes: Int64 = 0
    package private(set) var statistics: ParquetStatistics?
    /// Bytes of its pages, counted from the start of the parquet file.
    package private(set) var pages = 0..<0

    /// Reads a `ColumnChunk`; its pages must lie before `end`, where the footer begins.
    init(_ reader: inout ThriftReader, before end: Int) throws(BinlogFormatError) {
        var isKnown = false
        try reader.beginStruct()
        while let field = try reader.nextField() {
            switch field.id {
            case 1:
                throw BinlogFormatError(
                    .unsupported, at: reader.position, expected: "columns in this file, not in another")
            case 3 where field.kind == .structure:
                try readMetadata(&reader, before: end)
                isKnown = true
            case 8:
                throw BinlogFormatError(.unsupported, at: reader.position, expected: "columns that aren't encrypted")
            default: try reader.skip(field)
            }
        }
        guard isKnown else {
            throw BinlogFormatError(at: reader.position, expected: "the description of a column's pages")
        }
    }

    private mutating func readMetadata(_ reader: inout ThriftReader, before end: Int) throws(BinlogFormatError) {
        var (dataOffset, dictionaryOffset, length) = (Int64(-1), Int64(0), Int64(-1))
        try reader.beginStruct()
        while let field = try reader.nextField() {
            switch field.id {
            case 1: type = try Self.known(ParquetPhysicalType.init, try reader.int32(field), "a type", &reader)
            case 4: codec = try Self.known(ParquetCodec.init, try reader.int32(field), "a codec", &reader)
            case 5: values = try reader.int(field)
            case 6: uncompressedBytes = try reader.int(field)
            case 7: length = try reader.int(field)
            case 9: dataOffset = try reader.int(field)
            case 11: dictionaryOffset = try reader.int(field)
            case 12 where field.kind == .structure: statistics = try ParquetStatistics(&reader)
            default: try reader.skip(field)
            }
        }
        // Some writers leave a zero where there is no dictionary: no page lies at the magic number.
        let start = dictionaryOffset > 0 ? min(dictionaryOffset, dataOffset) : dataOffset
        guard start >= 4, length >= 0, values >= 0, start <= Int64(end), length <= Int64(end) - start else {
            throw BinlogFormatError(at: reader.position, expected: "a column's pages between PAR1 and the footer")
        }
        pages = Int(start)..<Int(start + length)
    }

    private static func known<Value>(
        _ make: (Int32) -> Value?, _ number: Int32, _ what: String, _ reader: inout ThriftReader
    ) throws(BinlogFormatError) -> Value {
        guard let value = make(number) else {
            throw BinlogFormatError(
                .unsupported, at: reader.position, expected: "\(what) that this reader knows, not \(number)")
        }
        return value
    }
}
