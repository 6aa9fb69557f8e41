import Fixtures
import Testing

@testable import BinlogFormat

@Suite("Batches")
struct ColumnBatchTests {
    @Test("tell the range of their integers without the nulls")
    func range() {
        let values = ColumnValues.int64s([0, .max, -3, 0])
        #expect(ColumnBatch(values: values, isValid: nil).integerRange == -3...Int64.max)
        let some = ColumnBatch(values: .int32s([7, 9, 0]), isValid: [true, true, false])
        #expect(some.integerRange == 7...9)
        #expect(some.nullCount == 1)
        #expect(ColumnBatch(values: .int32s([0]), isValid: [false]).integerRange == nil)
        #expect(ColumnBatch(values: .floats([1]), isValid: nil).integerRange == nil)
    }

    @Test("have the range that their writer noted", arguments: ["2.3.5-every", "2.2.16-every"])
    func statistics(folder: String) throws {
        for field in [1, 100, 106] {
            let bytes = try Fixture.load("binlogs/every/\(folder)/insert-\(field)")
            let file = try ParquetFile(bytes, in: try #require(try BinlogFile(bytes).events.first).payload)
            let ranges = try file.batches(ofColumn: 0).compactMap(\.integerRange)
            let smallest = ranges.map(\.lowerBound).min()
            let noted = try #require(file.footer.rowGroups.first?.chunks[0].statistics?.int64Range)
            #expect(noted.lowerBound == smallest)
            #expect(noted.upperBound == ranges.map(\.upperBound).max())
        }
    }

    @Test("a dictionary's values are found again among nulls")
    func spread() {
        let values = FixedWidthValues(width: 2, bytes: [1, 2, 3, 4][...])
        let spread = values.at([1, 0, 1]).spread(over: [true, false, true, true])
        #expect((0..<4).map { Array(spread[$0]) } == [[3, 4], [], [1, 2], [3, 4]])
        #expect(spread.contiguous == nil)
        #expect(values.contiguous == [1, 2, 3, 4])
    }
}
