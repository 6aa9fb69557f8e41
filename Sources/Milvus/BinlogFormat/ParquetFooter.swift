/// The number of rows in a parquet file, read from its end without touching a page.
///
/// Parquet's `FileMetaData` in Thrift's compact protocol (parquet.thrift: field 1 version, 2 schema, 3 num_rows).
package struct ParquetFooter: Sendable, Hashable {
    private static let magic = Array("PAR1".utf8)
    /// Length of the footer and magic at the very end.
    private static let tailLength = 8

    package let rows: Int64

    /// How many bytes from the end the footer needs, given at least the last eight.
    package static func length(fromTail tail: ArraySlice<UInt8>) throws(BinlogFormatError) -> Int {
        guard tail.count >= tailLength, tail.suffix(4).elementsEqual(magic) else {
            throw BinlogFormatError(at: max(0, tail.count - 4), expected: "PAR1 at the end of a parquet file")
        }
        var cursor = ByteCursor(tail.suffix(tailLength))
        return Int(try cursor.uint64("the footer's length", width: 4)) + tailLength
    }

    /// Reads it from the last bytes of a file, at least ``length(fromTail:)`` of them.
    package init(tail: ArraySlice<UInt8>) throws(BinlogFormatError) {
        let length = try Self.length(fromTail: tail)
        guard length <= tail.count else {
            throw BinlogFormatError(at: 0, expected: "\(length) bytes of footer, \(tail.count) are there")
        }
        var thrift = ThriftCompactReader(tail.suffix(length).dropLast(Self.tailLength))
        rows = try thrift.int64(ofField: 3)
    }
}
