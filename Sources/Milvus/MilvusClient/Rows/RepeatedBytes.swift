internal import BinlogFormat
internal import FoundationEssentials

/// A message whose one field, number 1, is repeated and of bytes: texts, JSON, arrays. Read and written as a whole, where
/// a protobuf library would make an object of each value.
enum RepeatedBytes {
    private static let tag: UInt8 = 1 << 3 | 2

    /// Views of `message`'s own bytes; other fields are passed over.
    static func values(in message: Data) throws(WireShapeError) -> VariableWidthValues {
        let bytes = Array(message)
        var (starts, lengths): ([Int32], [Int32]) = ([], [])
        var position = 0
        while position < bytes.count {
            let tag = try varint(bytes, &position)
            switch tag & 7 {
            case 0: _ = try varint(bytes, &position)
            case 2:
                let length = try varint(bytes, &position)
                guard length <= bytes.count - position else { throw WireShapeError("a value longer than its message") }
                if tag == Self.tag {
                    starts.append(Int32(position))
                    lengths.append(Int32(length))
                }
                position += Int(length)
            default: throw WireShapeError("a column of bytes with a field of type \(tag & 7)")
            }
        }
        return VariableWidthValues(bytes: bytes[...], starts: starts, lengths: lengths)
    }

    static func message(of values: VariableWidthValues, emptyOnesAs empty: ArraySlice<UInt8> = []) -> Data {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(values.bytes.count + 6 * values.count)
        for index in 0..<values.count {
            let value = values[index].isEmpty ? empty : values[index]
            bytes.append(tag)
            append(UInt64(value.count), to: &bytes)
            bytes += value
        }
        return Data(bytes)
    }

    private static func varint(_ bytes: [UInt8], _ position: inout Int) throws(WireShapeError) -> UInt64 {
        var value: UInt64 = 0
        for shift in stride(from: UInt64(0), through: 63, by: 7) {
            guard position < bytes.count else { break }
            let byte = bytes[position]
            position += 1
            value |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { return value }
        }
        throw WireShapeError("a number that doesn't end")
    }

    static func append(_ number: UInt64, to bytes: inout [UInt8]) {
        var rest = number
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }
}
