import Testing

@testable import BinlogFormat

@Suite("ThriftCompactReader")
struct ThriftCompactReaderTests {
    @Test(
        "finds the integer behind fields of every kind",
        arguments: [
            // i64 3 in short form, zigzag 2 → 1.
            ([0x36, 0x02], 1),
            // i32 field 1, then field 3.
            ([0x15, 0x04, 0x26, 0x05], -3),
            // list of two structs (empty) in field 2.
            ([0x29, 0x2C, 0x00, 0x00, 0x16, 0x06], 3),
            // string of three bytes, then true.
            ([0x18, 0x03, 0x61, 0x62, 0x63, 0x11, 0x16, 0x08], 4),
            // field number in long form.
            ([0x06, 0x06, 0x0A], 5),
        ] as [([UInt8], Int64)])
    func finds(bytes: [UInt8], expected: Int64) throws {
        var reader = ThriftCompactReader(bytes[...])
        #expect(try reader.int64(ofField: 3) == expected)
    }

    @Test(
        "refuses what would read past the end or nest without end",
        arguments: [
            [],
            [0x00],
            [0x18, 0xFF, 0xFF, 0xFF, 0xFF, 0x0F],
            [0x19, 0xF0, 0xFF, 0xFF, 0xFF, 0xFF, 0x0F],
            [UInt8](repeating: 0x1C, count: 100),
            [0x1F],
            [0x35, 0xFF],
        ] as [[UInt8]])
    func refuses(bytes: [UInt8]) {
        var reader = ThriftCompactReader(bytes[...])
        #expect(throws: BinlogFormatError.self) { try reader.int64(ofField: 3) }
    }
}
