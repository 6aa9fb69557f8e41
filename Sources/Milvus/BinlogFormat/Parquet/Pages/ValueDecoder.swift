/// Decodes the values of one page, levels taken off.
struct ValueDecoder {
    let column: ParquetColumn
    let dictionary: ColumnValues?
    let limits: ParquetLimits

    func decode(
        _ bytes: ArraySlice<UInt8>, _ encoding: ParquetEncoding, count: Int
    ) throws(BinlogFormatError) -> ColumnValues {
        switch (encoding, column.type) {
        case (.plain, _):
            return try PlainValues.decode(bytes, column, count: count)
        case (.rleDictionary, _), (.plainDictionary, _):
            return try fromDictionary(bytes, count)
        case (.rle, .boolean):
            return .booleans(try booleans(bytes, count))
        case (.deltaBinaryPacked, .int32):
            let values = try DeltaNumbers.decode(bytes, expected: count).values
            return .int32s(values.map { Int32(truncatingIfNeeded: $0) })
        case (.deltaBinaryPacked, .int64):
            return .int64s(try DeltaNumbers.decode(bytes, expected: count).values)
        case (.deltaLengthByteArray, .byteArray):
            return .variableWidth(try DeltaTexts.lengths(bytes, count: count))
        case (.deltaByteArray, .byteArray):
            return .variableWidth(try DeltaTexts.prefixed(bytes, count: count, limit: limits.pageBytes))
        case (.deltaByteArray, .fixedLengthByteArray):
            return .fixedWidth(try fixedWidth(bytes, count))
        case (.byteStreamSplit, _):
            let joined = try SplitBytes.join(bytes, width: width, count: count)
            return try PlainValues.decode(joined[...], column, count: count)
        default:
            throw BinlogFormatError(
                .unsupported, at: 0, expected: "an encoding that \(column.type) values have, not \(encoding)")
        }
    }

    /// Bytes of a value; 0 where values differ in length.
    private var width: Int {
        switch column.type {
        case .int32, .float: 4
        case .int64, .double: 8
        case .fixedLengthByteArray: column.length
        case .boolean, .int96, .byteArray: 0
        }
    }

    /// A byte with the indexes' bit width, then the indexes.
    private func fromDictionary(_ bytes: ArraySlice<UInt8>, _ count: Int) throws(BinlogFormatError) -> ColumnValues {
        guard let dictionary else { throw BinlogFormatError(at: 0, expected: "a dictionary before its indexes") }
        // A page without values needs no indexes.
        guard count > 0 else { return dictionary.at([]) }
        var cursor = ByteCursor(bytes)
        let bitWidth = Int(try cursor.byte("the indexes' bit width"))
        var runs = try HybridRuns(cursor.rest, bitWidth: bitWidth, count: count)
        return dictionary.at(try runs.values(below: dictionary.count))
    }

    /// Run lengths behind their length in four bytes.
    private func booleans(_ bytes: ArraySlice<UInt8>, _ count: Int) throws(BinlogFormatError) -> [Bool] {
        var cursor = ByteCursor(bytes)
        let length = Int(try cursor.uint64("the length of the booleans", width: 4))
        var runs = try HybridRuns(try cursor.take(length, "booleans"), bitWidth: 1, count: count)
        return try runs.values(below: 2).map { $0 == 1 }
    }

    private func fixedWidth(_ bytes: ArraySlice<UInt8>, _ count: Int) throws(BinlogFormatError) -> FixedWidthValues {
        let values = try DeltaTexts.prefixed(bytes, count: count, limit: limits.pageBytes)
        guard values.lengths.allSatisfy({ Int($0) == column.length }) else {
            throw BinlogFormatError(at: 0, expected: "values of \(column.length) bytes")
        }
        return FixedWidthValues(width: column.length, bytes: values.bytes)
    }
}
