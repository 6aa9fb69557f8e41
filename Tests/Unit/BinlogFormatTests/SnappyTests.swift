import Testing

@testable import BinlogFormat

@Suite("Snappy")
struct SnappyTests {
    @Test(
        "unpacks literals and copies",
        arguments: [
            ([0x00], ""),
            ([0x03, 0x08, 0x61, 0x62, 0x63], "abc"),
            // A copy of 4 from 1 back repeats the last byte.
            ([0x05, 0x00, 0x61, 0x01, 0x01], "aaaaa"),
            // A copy of 6 from 2 back, its distance in two bytes; then one of 3 from 8 back in four.
            ([0x0B, 0x04, 0x61, 0x62, 0x16, 0x02, 0x00, 0x0B, 0x08, 0, 0, 0], "ababababababa".prefix(11).description),
            // A length in a byte of its own.
            ([0x02, 0xF0, 0x01, 0x61, 0x62], "ab"),
        ] as [([UInt8], String)])
    func unpacks(bytes: [UInt8], text: String) throws {
        #expect(try Snappy.decompress(bytes[...], exactly: text.utf8.count) == Array(text.utf8))
    }

    @Test(
        "refuses what reaches beyond its bytes or its size",
        arguments: [
            [], [0x03], [0x04, 0x08, 0x61, 0x62, 0x63], [0x03, 0x08, 0x61, 0x62],
            // Copies from nowhere, and from before the beginning.
            [0x03, 0x01, 0x00], [0x03, 0x00, 0x61, 0x01, 0x00], [0x03, 0x00, 0x61, 0x01, 0x02],
            // More than announced.
            [0x03, 0x0C, 0x61, 0x62, 0x63, 0x64], [0x03, 0x00, 0x61, 0x01, 0x01],
            // A literal of 4 GiB.
            [0x03, 0xFC, 0xFF, 0xFF, 0xFF, 0xFF],
        ] as [[UInt8]])
    func refuses(bytes: [UInt8]) {
        #expect(throws: BinlogFormatError.self) { try Snappy.decompress(bytes[...], exactly: 3) }
    }

    @Test("doesn't make room that so few bytes can't fill")
    func bomb() {
        let bytes: [UInt8] = [0xFF, 0xFF, 0xFF, 0xFF, 0x07, 0x00, 0x61]
        #expect(throws: BinlogFormatError.self) { try Snappy.decompress(bytes[...], exactly: 0x7FFF_FFFF) }
    }
}
