internal import BinlogFormat

/// What one value of a column is: how it is stored, and what it means.
struct ParquetLeaf: Sendable, Hashable {
    enum Meaning: Sendable, Hashable {
        case plain
        /// UTF-8.
        case text
        case integer(bits: Int, isSigned: Bool)
        case float16
        /// Microseconds since 1970, UTC.
        case timestamp
    }

    var type: ParquetPhysicalType
    /// Bytes of a value of fixed length.
    var width = 0
    var meaning = Meaning.plain

    static let byte = ParquetLeaf(type: .int32, meaning: .integer(bits: 8, isSigned: false))
    static let float16 = ParquetLeaf(type: .fixedLengthByteArray, width: 2, meaning: .float16)
    static let float = ParquetLeaf(type: .float)
    static let text = ParquetLeaf(type: .byteArray, meaning: .text)

    static func integer(_ bits: Int) -> ParquetLeaf {
        ParquetLeaf(type: .int32, meaning: .integer(bits: bits, isSigned: true))
    }
}
