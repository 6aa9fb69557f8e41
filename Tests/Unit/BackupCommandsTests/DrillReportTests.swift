import ArgumentParser
import BackupFormat
import Basics
import BinlogFormat
import Foundation
import MilvusClient
import MilvusModel
import Testing

@testable import BackupCommands
@testable import BackupEngine

@Suite("The report of a drill")
struct DrillReportTests {
    private static let evil = #"<script>alert("1 & 2")</script>'"#

    private static func passed() throws -> DrillReport {
        var docs = DrilledCollection(
            source: CollectionReference(name: "docs"),
            scratch: CollectionReference(name: "milvault_drill_4b0c_1_docs"))
        docs.partitions = [
            .init(name: "_default", expected: 9_800, found: 9_800), .init(name: "recent", expected: 200, found: 200),
        ]
        docs.hiddenRows = 100
        docs.rows.add(
            [(.int64(1), [("id", .integer(1)), ("title", .text(Array("a".utf8)))])],
            found: QueriedRows(columns: ["id": [.integer(1)], "title": [.text(Array("a".utf8))]]), keyField: "id")
        docs.indexes = [.init(field: "vector", type: "HNSW", isBuilt: true, isAdded: false)]
        docs.searches = [
            SearchOutcome(
                field: "vector", indexType: "HNSW", metric: "L2", parameters: #"{"ef":512}"#, queries: 20, topK: 10,
                recall: 0.995, worst: 0.9, tolerance: 0.9)
        ]
        let spans: [(String, String, Int64, Int64)] = [
            ("checking", "", 0, 300), ("creating", "default.docs → default.milvault_drill_4b0c_1_docs", 320, 500),
            ("importing", "default.docs → default.milvault_drill_4b0c_1_docs", 820, 8_000),
            ("dropping", "", 12_000, 345),
        ]
        return DrillReport(
            id: "4b0c", backup: try BackupName(existing: "nightly"),
            startedAt: WallTime(milliseconds: 1_763_730_000_000), finishedAt: WallTime(milliseconds: 1_763_730_012_345),
            milvus: "milvus:19530", milvusVersion: "v2.3.5", seed: 42, extent: DrillExtent(), chosenOf: 3,
            recoveryTime: .milliseconds(9_500),
            recoveryPoint: RecoveryPoint(
                point: WallTime(milliseconds: 1_763_700_000_000), now: WallTime(milliseconds: 1_763_730_000_000),
                clock: "the source (milvus:19530)"), objects: 40, bytes: 11_041_234, collections: [docs],
            timeline: spans.map {
                DrillReport.Span(
                    step: $0.0, collection: $0.1, start: .milliseconds($0.2), duration: .milliseconds($0.3))
            }, findings: [], kept: [])
    }

    private static func damaged() throws -> DrillReport {
        var report = try passed()
        var old = DrilledCollection(
            source: CollectionReference(database: DatabaseName("sales"), name: "old"),
            scratch: CollectionReference(database: DatabaseName("sales"), name: "milvault_drill_4b0c_2_old"))
        old.partitions = [.init(name: "_default", expected: 3, found: 2)]
        let title = Array(evil.utf8)
        old.rows.add(
            [
                (.text(title), [("id", .text(title)), ("title", .text(title))]),
                (.text([0x62]), [("id", .text([0x62]))]),
            ],
            found: QueriedRows(columns: ["id": [.text(title)], "title": [.text([0x07])]]), keyField: "id")
        old.indexes = [.init(field: "vector", type: "FLAT", isBuilt: false, isAdded: true)]
        old.searches = [
            SearchOutcome(
                field: "vector", indexType: "FLAT", metric: "IP", parameters: "{}", queries: 2, topK: 10, recall: 0.5,
                worst: 0, tolerance: 1), SearchOutcome(field: "text", reason: "metric BM25 isn't computed here"),
        ]
        report.collections += [
            old,
            DrilledCollection(
                source: CollectionReference(name: "gone"),
                scratch: CollectionReference(name: "milvault_drill_4b0c_3_gone"),
                failure: "The import failed. \(evil)"),
        ]
        report.findings = [Finding("scratch-left", subject: "x", evil, advice: "Drop it.")]
        report.kept = [CollectionReference(name: "milvault_drill_4b0c_1_docs")]
        return report
    }

    @Test("text, JSON and page are what people and scripts know", arguments: [true, false])
    func golden(isGood: Bool) throws {
        let report = try isGood ? Self.passed() : Self.damaged()
        let name = isGood ? "drill" : "drill-damaged"
        try Golden.expect(report.text(TextStyle(hasColour: false)), "\(name).txt")
        try Golden.expect(report.json.text(.indented) + "\n", "\(name).json")
        try Golden.expect(DrillPage(report: report).html, "\(name).html")
    }

    @Test("the page needs nothing else, and shows whatever it is told as text")
    func page() throws {
        let html = DrillPage(report: try Self.damaged()).html
        for forbidden in ["<script", "http:", "https:", "src=", "url(", "@import", "<link", "\u{7}"] {
            #expect(!html.contains(forbidden), "\(forbidden)")
        }
        #expect(html.contains("&lt;script&gt;alert("))
        #expect(
            HTMLText("<a href=\"x\" title='y'>&\u{0}\n").description
                == "&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;\u{FFFD}\n")
    }

    @Test("what differs ends with 14, what only isn't right with 3")
    func status() throws {
        #expect(try Self.passed().status == .done)
        #expect(try Self.damaged().status == .damagedBackup)
        var report = try Self.passed()
        report.collections[0].partitions[0].found -= 1
        #expect(report.status == .damagedBackup)
        report = try Self.passed()
        report.collections[0].isUnreadable = true
        #expect(report.status == .damagedBackup)
        report = try Self.passed()
        report.collections[0].searches[0].strangerCount = 1
        #expect(report.status == .damagedBackup)
        report = try Self.passed()
        report.collections[0].searches[0].recall = 0.899
        #expect(report.status == .findings)
        report = try Self.passed()
        report.collections[0].failure = "Its import failed."
        #expect(report.status == .findings)
        report = try Self.passed()
        report.findings = [Finding("scratch-left", subject: "x", "It could not be dropped.")]
        #expect(report.status == .findings)
    }

    @Test(
        "numbers are rounded",
        arguments: [(0.9995, 3, "1.000"), (-0.26, 1, "-0.3"), (12.34, 0, "12"), (-0.04, 1, "0.0")])
    func decimals(value: Double, places: Int, text: String) {
        #expect(DecimalText(value, places: places).description == text)
    }

    private func drill(_ line: String) throws -> DrillOptions {
        let words = line.split(separator: " ").map(String.init)
        let command = try MilvaultCommand.parseAsRoot(GlobalArguments.behindVerb(words))
        return try #require(command as? DrillCommand).drillOptions(importTimeout: .seconds(5))
    }

    @Test("drill takes its options, and refuses what Milvus would")
    func options() throws {
        let plain = try drill("drill")
        #expect(plain.name == nil && plain.filter.selectsEverything && plain.seed == nil && !plain.keeps)
        #expect(plain.extent == DrillExtent(rows: 1000, queries: 20, topK: 10, recall: 0.9))
        let all = try drill(
            "drill -n x --collection a sales.b --sample-collection --rows 5 --queries 0 --top-k 3 --recall 1 --seed 7 --keep"
        )
        #expect(all.filter.namedCollections.map(\.description) == ["default.a", "sales.b"])
        #expect(all.extent == DrillExtent(rows: 5, queries: 0, topK: 3, recall: 1))
        #expect(all.name == "x" && all.samplesCollection && all.seed == 7 && all.keeps)
        for wrong in ["--rows -1", "--recall 1.1", "--queries 20000", "--top-k 0", "--seed -1"] {
            #expect(throws: (any Error).self) { try drill("drill \(wrong)") }
        }
    }
}
