import Testing

@testable import BinlogFormat

@Suite("ThriftReader")
struct ThriftReaderTests {
    @Test(
        "finds the integer behind fields of every kind",
        arguments: [
            // i64 3 in short form, zigzag 2 → 1.
            ([0x36, 0x02, 0x00], 1),
            // i32 field 1, then field 3.
            ([0x15, 0x04, 0x26, 0x05, 0x00], -3),
            // list of two structs (empty) in field 2.
            ([0x29, 0x2C, 0x00, 0x00, 0x16, 0x06, 0x00], 3),
            // string of three bytes, then true.
            ([0x18, 0x03, 0x61, 0x62, 0x63, 0x11, 0x16, 0x08, 0x00], 4),
            // field number in long form.
            ([0x06, 0x06, 0x0A, 0x00], 5),
            // a struct in field 1 whose own numbers don't go on in the outer struct.
            ([0x1C, 0x55, 0x02, 0x00, 0x26, 0x0C, 0x00], 6),
        ] as [([UInt8], Int64)])
    func finds(bytes: [UInt8], expected: Int64) throws {
        #expect(try int64(ofField: 3, in: bytes) == expected)
    }

    @Test(
        "refuses what would read past the end or nest without end",
        arguments: [
            [],
            [0x18, 0xFF, 0xFF, 0xFF, 0xFF, 0x0F],
            [0x19, 0xF0, 0xFF, 0xFF, 0xFF, 0xFF, 0x0F],
            [UInt8](repeating: 0x1C, count: 100),
            [0x19] + [UInt8](repeating: 0x19, count: 100),
            [0x1F],
            [0x35, 0xFF],
            // an integer where field 3 is a string.
            [0x38, 0x00, 0x00],
        ] as [[UInt8]])
    func refuses(bytes: [UInt8]) {
        #expect(throws: BinlogFormatError.self) { try int64(ofField: 3, in: bytes) }
    }

    private func int64(ofField wanted: Int, in bytes: [UInt8]) throws(BinlogFormatError) -> Int64? {
        var reader = ThriftReader(bytes[...])
        var found: Int64?
        try reader.beginStruct()
        while let field = try reader.nextField() {
            if field.id == wanted { found = try reader.int(field) } else { try reader.skip(field) }
        }
        return found
    }
}
