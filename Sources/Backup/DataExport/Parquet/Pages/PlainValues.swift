internal import BinlogFormat

/// Values one after the other as parquet's plain encoding has them (Encodings.md, "PLAIN").
struct PlainValues {
    private(set) var bytes: [UInt8] = []
    private var booleans = 0

    /// Eight to a byte, the first lowest.
    mutating func append(_ value: Bool) {
        if booleans % 8 == 0 { bytes.append(0) }
        if value { bytes[bytes.count - 1] |= 1 << UInt8(booleans % 8) }
        booleans += 1
    }

    mutating func append<Number: BitwiseCopyable>(_ numbers: ArraySlice<Number>) {
        LittleEndian.append(numbers, to: &bytes)
    }

    /// Values of a fixed length.
    mutating func append(fixed value: ArraySlice<UInt8>) {
        bytes += value
    }

    mutating func append(text value: ArraySlice<UInt8>) {
        LittleEndian.append(UInt32(value.count), to: &bytes)
        bytes += value
    }

    mutating func append(text value: String) {
        LittleEndian.append(UInt32(value.utf8.count), to: &bytes)
        bytes += value.utf8
    }

    /// Each byte as a number of 32 bits.
    mutating func append(widening value: ArraySlice<UInt8>, isSigned: Bool) {
        append(value.map { isSigned ? Int32(Int8(bitPattern: $0)) : Int32($0) }[...])
    }

    /// Each pair of bytes as the upper ones of four.
    mutating func append(wideningPairs value: ArraySlice<UInt8>) {
        append(LittleEndian.numbers(of: UInt16.self, in: value).map { UInt32($0) << 16 }[...])
    }

    /// Rows of a column of numbers all at once; false where the column holds something else.
    mutating func append(numbers column: ColumnValues, _ rows: Range<Int>, as type: ParquetPhysicalType) -> Bool {
        switch (column, type) {
        case (.int32s(let values), .int32): append(values[rows])
        case (.int64s(let values), .int64): append(values[rows])
        case (.floats(let values), .float): append(values[rows])
        case (.doubles(let values), .double): append(values[rows])
        default: return false
        }
        return true
    }
}
