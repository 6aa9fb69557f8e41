import Fixtures
import MilvusModel
import Testing

@testable import BinlogFormat

@Suite("Delta logs")
struct DeleteLogTests {
    @Test(
        "give keys and timestamps in every form",
        arguments: [
            ("made/delta-commas", [PrimaryKey.int64(-5), .int64(1 << 60)], UInt64(470_618_739_393_312_650)),
            ("made/delta-columns-int64", [.int64(-5), .int64(1 << 60), .int64(7)], 470_618_739_393_312_650),
            (
                "made/delta-columns-text", [.text([0x61]), .text([]), .text(Array("ключ".utf8))],
                470_618_739_393_312_650
            ),
            (
                "every/2.3.5-every/delta",
                [-960_405, -564_455, -168_505, 227_445, 623_395, 1_019_345].map { .int64($0) },
                470_625_466_475_610_113
            ),
        ])
    func deletes(name: String, keys: [PrimaryKey], first: UInt64) throws {
        let log = try DeleteLog(try Fixture.load("binlogs/\(name)"), file: name)
        #expect(log.deletes.keys == keys)
        #expect(log.deletes.timestamps.first == HybridTimestamp(rawValue: first))
        #expect(log.deletes.timestamps.count == keys.count)
        #expect(log.head?.descriptor.field.rawValue == -1)
        #expect(log.head?.extras.hasSeveralFields == name.contains("columns"))
    }

    @Test("an insert log is refused")
    func insertLog() throws {
        let bytes = try Fixture.load("binlogs/every/2.3.5-every/insert-100")
        let error = #expect(throws: BinlogFormatError.self) { try DeleteLog(bytes, file: "insert-100") }
        #expect(error?.file == "insert-100")
    }

    @Test(
        "a row that is no delete is refused",
        arguments: [
            "", "5", "a,5", "5,-1", "1,2,3", "{}", #"{"pk":5}"#, #"{"pk":"a","ts":5,"pkType":5}"#,
            #"{"pk":1.5,"ts":5,"pkType":5}"#, #"{"pk":5,"ts":1e3,"pkType":5}"#,
        ])
    func noDelete(row: String) {
        let bytes = Array(row.utf8)
        let values = VariableWidthValues(bytes: bytes[...], starts: [0], lengths: [Int32(bytes.count)])
        #expect(throws: BinlogFormatError.self) {
            try DeleteBatch(texts: ColumnBatch(values: .variableWidth(values), isValid: nil))
        }
    }
}
