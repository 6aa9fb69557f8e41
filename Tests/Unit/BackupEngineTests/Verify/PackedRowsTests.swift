import BinlogFormat
import MilvusModel
import Testing

@testable import BackupEngine

/// Column groups of 2.6.
@Suite("Packed segments, row by row")
struct PackedRowsTests {
    @Test("are whole, and the rows that live are counted")
    func whole() async throws {
        let report = try await PackedRepository().verify()
        #expect(report.findings == [] && report.state == .clean)
        let rows = try #require(report.rows)
        #expect((rows.segments, rows.objects, rows.decoded) == (1, 6, 6))
        let collection = try #require(rows.collections.first)
        #expect((collection.rows, collection.deletes, collection.live) == (21, 3, 20))
    }

    @Test("a column group with fewer rows than the others is found")
    func fewer() async throws {
        var files = PackedRepository.usual
        files["101/1001"] = "packed-101-fewer"
        let report = try await PackedRepository(files).verify()
        #expect(report.findings.map(\.code) == [.rowsDiffer])
        #expect(report.findings.first?.field == FieldID(rawValue: 101))
        #expect(report.findings.first?.message.contains("20 rows instead of 21") == true)
    }

    @Test("files of a group that changed places don't have as many rows each as the others'")
    func misaligned() async throws {
        var files = PackedRepository.usual
        (files["101/1000"], files["101/1001"]) = (files["101/1001"], files["101/1000"])
        let report = try await PackedRepository(files).verify()
        #expect(report.findings.map(\.code) == [.rowsDiffer])
    }

    @Test(
        "a group that lacks a file, or is no longer there, is found",
        arguments: [["101/1001"], ["101/1000", "101/1001"]])
    func lacking(places: [String]) async throws {
        let files = PackedRepository.usual.filter { !places.contains($0.key) }
        let report = try await PackedRepository(files).verify()
        #expect(report.findings.map(\.code) == [places.count == 1 ? .rowsDiffer : .fieldMissing])
        #expect(report.findings.first?.field == FieldID(rawValue: 101))
        #expect(report.rows?.collections.first?.live == nil)
    }

    @Test("another group's file in its place is found")
    func exchanged() async throws {
        var files = PackedRepository.usual
        files["101/1001"] = "packed-0-b"
        let report = try await PackedRepository(files).verify()
        #expect(report.findings.map(\.code) == [.identity])
        #expect(report.findings.first?.message.contains("has no column of field 101") == true)
        #expect(report.rows?.collections.first?.live == nil)
        files = PackedRepository.usual
        files["0/1001"] = "packed-101-b"
        #expect(try await PackedRepository(files).verify().state == .damaged)
    }

    @Test("keys of another segment aren't in the statistics")
    func keys() async throws {
        let report = try await PackedRepository(keys: 0...120).verify()
        #expect(report.findings.map(\.code) == [.keys])
        #expect(report.findings.first?.message.contains("3 keys") == true)
    }

    @Test("fewer rows than the manifest says are found")
    func manifest() async throws {
        let report = try await PackedRepository(rows: 22).verify()
        #expect(report.findings.map(\.code) == [.rowsDiffer])
    }

    @Test("a drill reads keys, sampled rows and the nearest vectors out of them")
    func drill() async throws {
        let reading = try await PackedRepository().reading()
        let scan = try await KeyScan(reading: reading).run(KeySample(limit: 100, seed: 1))
        #expect(scan.live == ["_default": 20] && scan.hidden == 1)
        let live: [PrimaryKey] = (0..<21).filter { $0 != 1 }.map { PrimaryKey.int64($0 * 7) }
        #expect(Set(scan.sample.map(\.key)) == Set(live))
        var notes: [PrimaryKey: FieldValue] = [:]
        try await SampleReader(reading: reading, fields: reading.fields).forEachBatch(of: scan.sample) { rows in
            for row in rows { notes[row.key] = row.values.first { $0.field == "note" }?.value }
        }
        #expect(notes[.int64(14)] == .null && notes[.int64(126)] == .text(Array("note 18".utf8)))
        let query = try #require(VectorOperand(.floatVector([15, 15.25, 15.5, 15.75])))
        let truth = QueryTruth(query: query, metric: .l2, answered: [.int64(105), .int64(7)], topK: 3)
        let found = try await ExactSearch(reading: reading, field: reading.fields[1]).run([truth])
        #expect(found[0].nearest.farthest == 4)
        #expect(found[0].recall == 1.0 / 3)
        // It was deleted.
        #expect(found[0].strangers == [.int64(7)])
    }
}
