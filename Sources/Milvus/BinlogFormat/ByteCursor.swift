/// Reads little-endian numbers forward through bytes, never past their end.
struct ByteCursor {
    private let bytes: ArraySlice<UInt8>
    private(set) var offset: Int

    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        offset = bytes.startIndex
    }

    var position: Int { offset - bytes.startIndex }

    mutating func byte(_ expected: String) throws(BinlogFormatError) -> UInt8 {
        guard offset < bytes.endIndex else { throw BinlogFormatError(at: position, expected: expected) }
        defer { offset += 1 }
        return bytes[offset]
    }

    mutating func uint64(_ expected: String, width: Int = 8) throws(BinlogFormatError) -> UInt64 {
        var value: UInt64 = 0
        for index in 0..<width { value |= UInt64(try byte(expected)) << (8 * UInt64(index)) }
        return value
    }

    mutating func int64(_ expected: String) throws(BinlogFormatError) -> Int64 {
        Int64(bitPattern: try uint64(expected))
    }

    mutating func int32(_ expected: String) throws(BinlogFormatError) -> Int32 {
        Int32(bitPattern: UInt32(try uint64(expected, width: 4)))
    }

    mutating func skip(_ count: Int, _ expected: String) throws(BinlogFormatError) {
        guard count >= 0, count <= bytes.endIndex - offset else {
            throw BinlogFormatError(at: position, expected: expected)
        }
        offset += count
    }
}
