import Testing

@testable import BinlogFormat

@Suite("Encodings")
struct EncodingTests {
    @Test("runs and packed groups mix; the last group may be cut off")
    func hybrid() throws {
        // 3 × 4, then one group of 8 of 3 bits: 0 to 7 (Encodings.md's own example), of which five are wanted.
        let bytes: [UInt8] = [0x06, 0x04, 0x03, 0x88, 0xC6, 0xFA]
        var runs = try HybridRuns(bytes[...], bitWidth: 3, count: 8)
        #expect(try runs.values(below: 8) == [4, 4, 4, 0, 1, 2, 3, 4])
        var short = try HybridRuns(bytes.dropLast(), bitWidth: 3, count: 8)
        #expect(try short.values(below: 8) == [4, 4, 4, 0, 1, 2, 3, 4])
    }

    @Test(
        "what runs beyond the bytes, or above the dictionary, is refused",
        arguments: [
            ([], 3), ([0x06], 3), ([0x00, 0x04], 3), ([0x06, 0x09], 3), ([0x05, 0x88], 3),
            ([0x03, 0xFF, 0xFF, 0xFF], 3),
            ([0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01, 0x00], 3), ([0x06, 0x04], 33),
        ] as [([UInt8], Int)])
    func refusedRuns(bytes: [UInt8], bitWidth: Int) {
        #expect(throws: BinlogFormatError.self) {
            var runs = try HybridRuns(bytes[...], bitWidth: bitWidth, count: 3)
            _ = try runs.values(below: 5)
        }
    }

    @Test("deltas add up, Encodings.md's own examples")
    func deltas() throws {
        // 1 to 5: block of 128 in 4 groups, five values, first 1, all deltas 1.
        let steady: [UInt8] = [0x80, 0x01, 0x04, 0x05, 0x02, 0x02, 0, 0, 0, 0]
        #expect(try DeltaNumbers.decode(steady[...], expected: 5).values == [1, 2, 3, 4, 5])
        // 7, 5, 3, 1, 2, 3, 4, 5: smallest delta -2, the others 0 0 0 3 3 3 3 in two bits.
        let varied: [UInt8] = [0x80, 0x01, 0x04, 0x08, 0x0E, 0x03, 0x02, 0, 0, 0, 0xC0, 0x3F, 0, 0, 0, 0, 0, 0]
        let (values, length) = try DeltaNumbers.decode(varied[...], expected: 8)
        #expect(values == [7, 5, 3, 1, 2, 3, 4, 5])
        #expect(length == varied.count)
    }

    @Test(
        "deltas that contradict themselves are refused",
        arguments: [
            [], [0x80, 0x01, 0x00, 0x05, 0x02], [0x00, 0x04, 0x05, 0x02], [0x80, 0x01, 0x04, 0x06, 0x02],
            [0x80, 0x01, 0x03, 0x05, 0x02], [0x80, 0x01, 0x04, 0x05, 0x02, 0x02, 65, 0, 0, 0],
            [0x80, 0x01, 0x04, 0x05, 0x02, 0x02, 8, 0, 0, 0, 1],
        ] as [[UInt8]])
    func refusedDeltas(bytes: [UInt8]) {
        #expect(throws: BinlogFormatError.self) { try DeltaNumbers.decode(bytes[...], expected: 5) }
    }

    @Test("what beginnings share is bounded by what it becomes")
    func prefixes() {
        // Suffix lengths 100 and then 0s, prefix lengths 0 and then 100s: 99 × 100 bytes out of nearly none.
        var bytes: [UInt8] = [0x80, 0x01, 0x01, 100, 0x00, 0x00, 7]
        bytes += [100] + [UInt8](repeating: 0, count: 111)
        #expect(throws: BinlogFormatError.self) {
            try DeltaTexts.prefixed(bytes[...], count: 100, limit: 1000)
        }
    }
}
