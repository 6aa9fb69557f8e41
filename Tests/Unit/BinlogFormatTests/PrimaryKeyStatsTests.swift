import Fixtures
import MilvusModel
import Testing

@testable import BinlogFormat

@Suite("Stats logs")
struct PrimaryKeyStatsTests {
    private static let written = [
        "2.3.5-every/stats-100", "2.3.5-every/stats-100-merged", "2.3.5-everynamed/stats-100",
        "2.3.5-everynamed/stats-100-merged", "2.2.16-every/stats-100", "2.2.16-everynamed/stats-100",
    ]

    private func keys(besides stats: String) throws -> [PrimaryKey] {
        let bytes = try Fixture.load("binlogs/every/\(stats.split(separator: "/")[0])/insert-100")
        return try BinlogFile(bytes).events.flatMap { event in
            try ParquetFile(bytes, in: event.payload).batches(ofColumn: 0).flatMap { try DeleteBatch.keys(of: $0) }
        }
    }

    @Test("know every key of their segment, and few others", arguments: written)
    func knowsKeys(name: String) throws {
        let entries = try PrimaryKeyStats.entries(of: try Fixture.load("binlogs/every/\(name)"))
        let entry = try #require(entries.first)
        let keys = try keys(besides: name)
        #expect(entries.count == 1 && keys.count == 300)
        #expect(entry.field.rawValue == 100)
        #expect(entry.keys == keys.min().flatMap { smallest in keys.max().map { smallest...$0 } })
        #expect(keys.allSatisfy { entry.filter.mayContain($0) })
        let strangers = (0..<1000).map {
            name.contains("named") ? .text(Array("no key \($0)".utf8)) : PrimaryKey.int64($0)
        }
        #expect(strangers.count { entry.filter.mayContain($0) } < 100)
    }

    @Test("of the blocked kind know their keys, and few others")
    func blocked() throws {
        let entry = try #require(try PrimaryKeyStats.entries(of: try Fixture.load("binlogs/made/stats-blocked")).first)
        #expect(entry.keys == .int64(0)...(.int64(2997)))
        guard case .blocked = entry.filter else {
            Issue.record("\(entry.filter) isn't blocked")
            return
        }
        #expect(stride(from: Int64(0), to: 3000, by: 3).allSatisfy { entry.filter.mayContain($0) })
        #expect((Int64(10_000)..<11_000).count { entry.filter.mayContain($0) } < 100)
    }

    @Test(
        "that say other than they hold are refused",
        arguments: [
            "", "[", "7", "[{}]", #"{"fieldID":1}"#, #"{"fieldID":1,"bf":{"m":64,"k":3,"b":"AAAA"}}"#,
            #"{"fieldID":1,"bf":{"m":128,"k":3,"b":"AAAAAAAAAIAAAAAAAAAAAA=="}}"#,
            #"{"fieldID":1,"bf":{"m":64,"k":0,"b":"AAAAAAAAAEAAAAAAAAAAAA=="}}"#,
            #"{"fieldID":1,"bfType":9,"bf":{"m":64,"k":1,"b":"AAAAAAAAAEAAAAAAAAAAAA=="}}"#,
            #"{"fieldID":1,"bfType":4,"bf":{"k":3,"b":["AAAA"]}}"#,
            #"{"fieldID":1,"maxPk":1,"minPk":2,"bf":{"m":64,"k":1,"b":"AAAAAAAAAEAAAAAAAAAAAA=="}}"#,
        ])
    func refused(text: String) {
        #expect(throws: BinlogFormatError.self) { try PrimaryKeyStats.entries(of: Array(text.utf8)) }
    }

    @Test("a smallest filter is read")
    func smallest() throws {
        let text = #"{"fieldID":1,"max":9,"min":-2,"bf":{"m":64,"k":1,"b":"AAAAAAAAAED__________w=="}}"#
        let entry = try #require(try PrimaryKeyStats.entries(of: Array(text.utf8)).first)
        #expect(entry.keys == .int64(-2)...(.int64(9)))
        #expect(entry.filter.mayContain(.int64(5)))
    }

    @Test("XXH3 gives the hashes of the reference implementation")
    func hashes() throws {
        for line in try Fixture.text("binlogs/made/xxh3.txt").split(separator: "\n") {
            let words = line.split(separator: " ").map(String.init)
            let digits = Array(words.count > 1 ? words[1] : "")
            let bytes = stride(from: 0, to: digits.count, by: 2).compactMap {
                UInt8(String(digits[$0...$0 + 1]), radix: 16)
            }
            #expect(XXH3.hash(bytes[...]) == UInt64(words[0], radix: 16), "\(bytes.count) bytes")
        }
    }
}

@Suite("BM25 stats")
struct BM25StatsTests {
    private let head: [UInt8] = [0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 9, 0, 0, 0, 0, 0, 0, 0]

    @Test("tell rows and tokens")
    func read() throws {
        let stats = try BM25Stats(head + [1, 0, 0, 0, 2, 0, 0, 0])
        #expect(stats.rows == 2 && stats.tokens == 9 && stats.distinctTokens == 1)
    }

    @Test("of another version, or cut off, are refused")
    func refused() {
        #expect(throws: BinlogFormatError.self) { try BM25Stats(Array(head.dropLast())) }
        #expect(throws: BinlogFormatError.self) { try BM25Stats(head + [1]) }
        #expect(throws: BinlogFormatError.self) { try BM25Stats([1] + head.dropFirst()) }
    }
}
