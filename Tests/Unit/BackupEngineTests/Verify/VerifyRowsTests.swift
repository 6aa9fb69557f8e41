import BackupFormat
import Basics
import FixtureBackup
import MilvusModel
import ObjectStorage
import Testing

@testable import BackupEngine

@Suite("Verifying a backup row by row")
struct VerifyRowsTests {
    private static let folders = ["2.3.5-every", "2.3.5-everynamed", "2.2.16-every", "2.2.16-everynamed"]
    private static let numbered = FixtureCollection("2.3.5-every", name: "numbered", number: 1)
    private static let named = FixtureCollection("2.3.5-everynamed", name: "named", number: 2)

    @Test("logs of real servers are whole, and the rows that live are counted", arguments: folders)
    func whole(folder: String) async throws {
        for isForeign in [false, true] {
            for hasLevelZero in [false, true] {
                let collection = FixtureCollection(folder, name: "c", hasLevelZero: hasLevelZero)
                let report = try await RowsRepository([collection], foreign: isForeign).verify()
                #expect(report.findings == [] && report.state == .clean)
                let rows = try #require(report.rows)
                #expect(rows.segments == (hasLevelZero ? 2 : 1))
                #expect(rows.objects == report.objects && rows.decoded == report.objects)
                #expect(
                    rows.collections == [
                        .init(
                            reference: collection.backup.reference, segments: 1, agreeing: 1, rows: 300, deletes: 6,
                            live: 294)
                    ])
            }
        }
    }

    @Test("a sample is of whole segments, and only some collections can be asked for")
    func samples() async throws {
        let repository = try await RowsRepository([Self.numbered, Self.named])
        var segments: Int64 = 0
        for _ in 0..<3 { segments += try await repository.verify(windows: 3).rows?.segments ?? 0 }
        #expect(segments == 2)
        let report = try await repository.verify(filter: "named")
        #expect(report.rows?.collections.map(\.reference.name) == ["named"] && report.state == .clean)
    }

    @Test("what was cut off goes on with the segment that wasn't done")
    func resumption() async throws {
        let repository = try await RowsRepository([Self.numbered, Self.named])
        try await repository.change("insert_log/101", at: 21)
        let undisturbed = CountingStore(repository.store)
        let first = try await repository.verify(on: undisturbed)
        let cut = CountingStore(repository.store, readsBeforeFailure: undisturbed.reads - 2)
        await #expect(throws: BackupError.self) { _ = try await repository.verify(on: cut, concurrency: 1) }
        let rest = CountingStore(repository.store)
        let report = try await repository.verify(on: rest)
        #expect(report.isResumed && report.rows == first.rows && report.findings == first.findings)
        #expect(rest.reads < undisturbed.reads)
    }

    @Test("rows after the backup's point don't count, and aren't a finding")
    func point() async throws {
        let before = HybridTimestamp(rawValue: 470_625_465_793_773_569)
        let report = try await RowsRepository(
            [FixtureCollection("2.3.5-every", name: "c", consistentAt: before)]
        ).verify()
        #expect(report.state == .clean)
        #expect(report.rows?.collections.first?.live == 0 && report.rows?.collections.first?.late == 300)
    }

    @Test("a head that names another place is found", arguments: [21, 29, 37, 45, 69])
    func identity(offset: Int) async throws {
        for ending in ["insert_log/101", "delta_log", "index_files"] where ending != "index_files" || offset < 45 {
            let repository = try await RowsRepository([Self.numbered])
            // Nothing tells what level zero notes as its partition.
            if ending == "delta_log", offset == 29 || offset == 69 { continue }
            try await repository.change(ending, at: offset)
            let report = try await repository.verify()
            #expect(report.findings.map(\.code) == [.identity], "\(ending) \(offset)")
            #expect(report.state == .damaged && report.rows?.decoded == report.objects - 1)
        }
    }

    @Test("timestamps outside what the head says are found, of rows and of deletes", arguments: [53, 61])
    func timestamps(offset: Int) async throws {
        for (ending, count) in [("insert_log/1", 300), ("delta_log", 6)] {
            let repository = try await RowsRepository([Self.numbered])
            // The first is one more, or the last one less.
            try await repository.change(ending) { bytes in
                let value = bytes[offset..<offset + 8].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
                let other = offset == 53 ? value + 1 : value - 1
                for start in [53, 61] {
                    for byte in 0..<8 { bytes[start + byte] = UInt8(truncatingIfNeeded: other >> UInt64(8 * byte)) }
                }
            }
            let report = try await repository.verify()
            #expect(report.findings.map(\.code) == [.timestamps], "\(ending)")
            #expect(report.findings.first?.message.contains("\(count) ") == true)
        }
    }

    @Test("bytes that can't be decoded are found in every kind of object, and what they mean")
    func malformed() async throws {
        for (ending, meaning) in [
            ("insert_log/101", "The 300 rows"), ("insert_log/100", "The 300 rows"), ("insert_log/1", "The 300 rows"),
            ("delta_log", "Rows that were deleted would come back"), ("stats_log", "No row is lost"),
            ("index_files", "No row is lost"),
        ] {
            let repository = try await RowsRepository([Self.numbered])
            try await repository.change(ending) { bytes in
                // The end of the parquet file, or of the JSON.
                bytes[bytes.count - 1] ^= 1
            }
            let report = try await repository.verify()
            #expect(report.findings.map(\.code) == [.malformed], "\(ending)")
            #expect(report.findings.first?.meaning.hasPrefix(meaning) == true)
            let concernsRows = ending != "stats_log" && ending != "index_files"
            #expect((report.rows?.live == nil) == concernsRows, "\(ending)")
        }
    }

    @Test("rows that the manifest doesn't have, or has more of, are told once for the segment")
    func wrongRows() async throws {
        for rows: Int64 in [299, 301] {
            var collection = Self.numbered
            collection.rows = rows
            let report = try await RowsRepository([collection]).verify()
            #expect(report.findings.map(\.code) == [.rowsDiffer])
            #expect(report.findings.first?.message.hasSuffix("has 300 rows instead of \(rows)") == true)
            #expect(report.rows?.live == nil && report.findings.first?.segment != nil)
        }
    }

    @Test("keys that the statistics don't know are found, whichever of them")
    func strangeKeys() async throws {
        for isMerged in [true, false] {
            let repository = try await RowsRepository([Self.numbered])
            try await repository.change("stats_log", isMerged ? "1" : "901") { bytes in
                let text = String(decoding: bytes, as: UTF8.self)
                // The largest key is 299 * 7919 - 1,000,000: now the last 47 are beyond it.
                bytes = Array(text.replacing("1367781", with: "1000000").utf8)
            }
            let report = try await repository.verify()
            #expect(report.findings.map(\.code) == [.keys])
            #expect(report.findings.first?.message.contains("47 keys") == true)
        }
    }

    @Test("live rows are compared with what was counted, deletes with what was sealed")
    func counted() async throws {
        for (counted, code) in [(Int64(294), nil), (295, VerifyFinding.Code.liveRowsDiffer), (293, .liveRowsDiffer)] {
            var collection = Self.numbered
            collection.liveRows = counted
            let report = try await RowsRepository([collection]).verify()
            #expect(report.findings.map(\.code) == [code].compactMap { $0 })
            #expect(report.state == (code == nil ? .clean : .findings))
        }
    }

    @Test("nothing that can't be decoded yet is called damaged")
    func unsupported() async throws {
        var collection = Self.numbered
        collection.storageVersion = 3
        let report = try await RowsRepository([collection]).verify()
        #expect(report.counts == [.undecoded: 1] && report.state == .findings && report.rows?.live == nil)
    }
}
