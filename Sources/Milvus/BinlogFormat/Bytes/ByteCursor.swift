/// Reads little-endian numbers forward through bytes, never past their end.
struct ByteCursor {
    private let bytes: ArraySlice<UInt8>
    private var index: Int
    /// Where in the file the first of the bytes lies.
    private let origin: Int

    init(_ bytes: ArraySlice<UInt8>, origin: Int = 0) {
        self.bytes = bytes
        self.origin = origin
        index = bytes.startIndex
    }

    /// Where in the file the next byte lies.
    var position: Int { origin + index - bytes.startIndex }

    /// How many bytes have been read.
    var consumed: Int { index - bytes.startIndex }

    /// How many bytes are left.
    var left: Int { bytes.endIndex - index }

    /// The bytes that are left.
    var rest: ArraySlice<UInt8> { bytes[index...] }

    mutating func byte(_ expected: String) throws(BinlogFormatError) -> UInt8 {
        guard index < bytes.endIndex else { throw BinlogFormatError(.truncated, at: position, expected: expected) }
        defer { index += 1 }
        return bytes[index]
    }

    mutating func uint64(_ expected: String, width: Int = 8) throws(BinlogFormatError) -> UInt64 {
        var value: UInt64 = 0
        for (shift, byte) in try take(width, expected).enumerated() { value |= UInt64(byte) << (8 * UInt64(shift)) }
        return value
    }

    mutating func int64(_ expected: String) throws(BinlogFormatError) -> Int64 {
        Int64(bitPattern: try uint64(expected))
    }

    mutating func int32(_ expected: String) throws(BinlogFormatError) -> Int32 {
        Int32(bitPattern: UInt32(try uint64(expected, width: 4)))
    }

    mutating func take(_ count: Int, _ expected: String) throws(BinlogFormatError) -> ArraySlice<UInt8> {
        guard count >= 0, count <= left else { throw BinlogFormatError(.truncated, at: position, expected: expected) }
        defer { index += count }
        return bytes[index..<index + count]
    }

    mutating func skip(_ count: Int, _ expected: String) throws(BinlogFormatError) {
        _ = try take(count, expected)
    }

    /// Seven bits a byte, the lowest first, as Thrift, protobuf and snappy write lengths.
    mutating func varint(_ expected: String) throws(BinlogFormatError) -> UInt64 {
        var value: UInt64 = 0
        for shift in stride(from: UInt64(0), to: 64, by: 7) {
            let byte = try byte(expected)
            value |= UInt64(byte & 0x7F) << shift
            if byte & 0x80 == 0 { return value }
        }
        throw BinlogFormatError(at: position, expected: "\(expected) of at most 64 bits")
    }

    /// A varint whose lowest bit is the sign.
    mutating func zigZag(_ expected: String) throws(BinlogFormatError) -> Int64 {
        let value = try varint(expected)
        return Int64(bitPattern: value >> 1) ^ -Int64(bitPattern: value & 1)
    }

    /// A varint that counts bytes or elements, each of which takes at least one byte of what is left.
    mutating func length(_ expected: String) throws(BinlogFormatError) -> Int {
        let start = position
        let value = try varint(expected)
        guard value <= UInt64(left) else {
            throw BinlogFormatError(.truncated, at: start, expected: "\(expected): \(value), with \(left) bytes left")
        }
        return Int(value)
    }
}
