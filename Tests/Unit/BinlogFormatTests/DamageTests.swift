import BinlogPrinter
import Fixtures
import Testing

@testable import BinlogFormat

@Suite("Damaged files")
struct DamageTests {
    /// Different kinds of logs, small enough to be damaged often.
    private static let files = [
        "every/2.3.5-every/delta", "every/2.3.5-every/insert-100", "every/2.3.5-every/insert-110",
        "every/2.2.16-every/insert-109", "made/delta-columns-text", "made/packed",
        "made/nulls-0.3-snappy-v1-0.parquet", "made/nulls-0.3-none-v2-1.parquet",
        "made/nulls-None-snappy-v1-dictionary.parquet",
    ]

    @Test("cut off anywhere are refused", arguments: files)
    func truncated(name: String) throws {
        let bytes = try Fixture.load("binlogs/\(name)")
        for length in stride(from: 0, to: bytes.count, by: max(1, bytes.count / 300)) {
            #expect(throws: BinlogFormatError.self) {
                try BinlogPrinter.lines(of: Array(bytes.prefix(length)), file: name)
            }
        }
    }

    @Test("with changed bytes give values or a typed error, and nothing else happens", arguments: files)
    func changed(name: String) throws {
        let bytes = try Fixture.load("binlogs/\(name)")
        var state: UInt64 = 0x9E37_79B9_7F4A_7C15
        var refused = 0
        for _ in 0..<60 {
            var damaged = bytes
            for _ in 0..<3 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                damaged[Int(state >> 33) % bytes.count] ^= UInt8(truncatingIfNeeded: state >> 20) | 1
            }
            do throws(BinlogFormatError) {
                _ = try BinlogPrinter.lines(of: damaged, file: name)
            } catch {
                refused += 1
                #expect(error.file == name)
                #expect((0...bytes.count).contains(error.offset), "\(error)")
            }
        }
        #expect(refused > 0)
    }
}
