/// What a writer noted about the values of a chunk (`Statistics`): minimum and maximum in the plain encoding.
package struct ParquetStatistics: Sendable, Hashable {
    package private(set) var nullCount: Int64?
    package private(set) var minimum: [UInt8]?
    package private(set) var maximum: [UInt8]?

    init(_ reader: inout ThriftReader) throws(BinlogFormatError) {
        try reader.beginStruct()
        while let field = try reader.nextField() {
            switch field.id {
            case 3: nullCount = try reader.int(field)
            // 1 and 2 are the older maximum and minimum, whose order was never defined for texts.
            case 5: maximum = Array(try reader.binary(field))
            case 6: minimum = Array(try reader.binary(field))
            default: try reader.skip(field)
            }
        }
    }

    /// Of an INT64 column; nil when the writer left it out.
    package var int64Range: ClosedRange<Int64>? {
        guard let minimum, let maximum, minimum.count == 8, maximum.count == 8 else { return nil }
        let ends = LittleEndian.numbers(of: Int64.self, in: (minimum + maximum)[...])
        return ends[0] <= ends[1] ? ends[0]...ends[1] : nil
    }
}
