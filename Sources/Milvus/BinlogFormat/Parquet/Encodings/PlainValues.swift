/// PLAIN (Encodings.md): numbers little-endian side by side, booleans as bits, byte arrays behind their length.
enum PlainValues {
    /// `count` values; what follows them is ignored.
    static func decode(
        _ bytes: ArraySlice<UInt8>, _ column: ParquetColumn, count: Int
    ) throws(BinlogFormatError) -> ColumnValues {
        switch column.type {
        case .boolean: return .booleans(try booleans(bytes, count))
        case .int32: return .int32s(try numbers(bytes, count))
        case .int64: return .int64s(try numbers(bytes, count))
        case .float: return .floats(try numbers(bytes, count))
        case .double: return .doubles(try numbers(bytes, count))
        case .byteArray: return .variableWidth(try byteArrays(bytes, count))
        case .fixedLengthByteArray:
            guard column.length > 0 || count == 0 else {
                throw BinlogFormatError(at: 0, expected: "values of some length, not 0")
            }
            let values = try prefix(bytes, count, width: column.length)
            return .fixedWidth(FixedWidthValues(width: column.length, bytes: values))
        case .int96:
            throw BinlogFormatError(.unsupported, at: 0, expected: "a type that Milvus writes, not INT96")
        }
    }

    private static func numbers<Number: BitwiseCopyable>(
        _ bytes: ArraySlice<UInt8>, _ count: Int
    ) throws(BinlogFormatError) -> [Number] {
        LittleEndian.numbers(of: Number.self, in: try prefix(bytes, count, width: MemoryLayout<Number>.size))
    }

    private static func prefix(
        _ bytes: ArraySlice<UInt8>, _ count: Int, width: Int
    ) throws(BinlogFormatError) -> ArraySlice<UInt8> {
        guard count == 0 || bytes.count / count >= width else {
            throw BinlogFormatError(
                .truncated, at: bytes.count,
                expected: "\(count) values of \(width) bytes, \(bytes.count) bytes are there")
        }
        return bytes.prefix(count * width)
    }

    private static func booleans(_ bytes: ArraySlice<UInt8>, _ count: Int) throws(BinlogFormatError) -> [Bool] {
        guard bytes.count >= (count + 7) / 8 else {
            throw BinlogFormatError(.truncated, at: bytes.count, expected: "\(count) booleans")
        }
        let start = bytes.startIndex
        return (0..<count).map { bytes[start &+ $0 &>> 3] &>> UInt8(truncatingIfNeeded: $0 & 7) & 1 == 1 }
    }

    private static func byteArrays(
        _ bytes: ArraySlice<UInt8>, _ count: Int
    ) throws(BinlogFormatError) -> VariableWidthValues {
        guard bytes.count / 4 >= count else {
            throw BinlogFormatError(.truncated, at: bytes.count, expected: "\(count) values behind their lengths")
        }
        var starts: [Int32] = []
        var lengths: [Int32] = []
        starts.reserveCapacity(count)
        lengths.reserveCapacity(count)
        let span = bytes.span
        var offset = 0
        for _ in 0..<count {
            guard span.count - offset >= 4 else {
                throw BinlogFormatError(.truncated, at: offset, expected: "the length of a value")
            }
            let length =
                Int(span[offset]) | Int(span[offset + 1]) << 8 | Int(span[offset + 2]) << 16 | Int(span[offset + 3])
                << 24
            offset += 4
            guard length <= span.count - offset else {
                throw BinlogFormatError(.truncated, at: offset, expected: "a value of \(length) bytes")
            }
            starts.append(Int32(offset))
            lengths.append(Int32(length))
            offset += length
        }
        return VariableWidthValues(bytes: bytes, starts: starts, lengths: lengths)
    }
}
