import Fixtures
import MilvusModel
import Testing

@testable import BinlogFormat

@Suite("Logs written by real servers")
struct RealLogTests {
    @Test(
        "tell their rows by their footer, as pyarrow counts them",
        arguments: [
            ("delta-2.3.5", Int64(1)), ("delta-2.2.16", 3), ("insert-timestamp-2.3.5", 3321),
            ("insert-timestamp-2.2.16", 3278),
        ])
    func rows(name: String, rows: Int64) throws {
        let log = try Fixture.load("binlogs/\(name)")
        #expect(try ParquetFooter(tail: log[...]).rows == rows)
        let length = try ParquetFooter.length(fromTail: log.suffix(8))
        #expect(try ParquetFooter(tail: log.suffix(length)).rows == rows)
    }

    @Test(
        "tell where they belong and the range of their timestamps",
        arguments: [
            ("delta-2.3.5", Int64(470_618_739_393_312_650), Int64(-1), UInt64(470_619_033_898_844_163)),
            ("insert-timestamp-2.2.16", 470_618_739_240_283_751, 1, 470_619_159_509_073_939),
        ])
    func descriptor(name: String, segment: Int64, field: Int64, timestamp: UInt64) throws {
        let log = try Fixture.load("binlogs/\(name)")
        let descriptor = try BinlogFile(log).head.descriptor
        #expect(descriptor.segment.rawValue == segment)
        #expect(descriptor.field.rawValue == field)
        #expect(descriptor.timestamps == HybridTimestamp(rawValue: timestamp)...HybridTimestamp(rawValue: timestamp))
    }

    @Test("cut off anywhere give an error, never a number")
    func truncated() throws {
        let log = try Fixture.load("binlogs/delta-2.3.5")
        for length in 0..<log.count {
            #expect(throws: BinlogFormatError.self) { try ParquetFooter(tail: log.prefix(length)) }
            #expect(throws: BinlogFormatError.self) { try BinlogFile(Array(log.prefix(length))) }
        }
    }
}
