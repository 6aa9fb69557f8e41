import Basics
import MilvusModel
import Testing

@testable import BackupCommands
@testable import BackupEngine

@Suite("Reports")
struct ReportTests {
    private static let findings = [
        Finding("collection-failed", subject: "sales.old", "It was dropped while it was copied.", advice: "Run again."),
        Finding("listing-inexact", subject: "default.docs", "Listed from the bucket."),
    ]

    private static let created = CreateReport(
        name: "nightly", kind: "full", startedAt: WallTime(milliseconds: 1_763_730_000_000),
        sealedAt: WallTime(milliseconds: 1_763_730_012_345), copiedObjects: 62, copiedBytes: 11_041_234,
        referencedObjects: 0, referencedBytes: 0, requests: 190,
        collections: [
            CreateReport.Collection(
                name: CollectionReference(name: "docs"), failure: nil, rows: 20_000, deletedRows: 200, segments: 4,
                logListing: "etcd", consistentAt: WallTime(milliseconds: 1_763_730_001_000)),
            CreateReport.Collection(
                name: CollectionReference(database: DatabaseName("sales"), name: "old"), failure: "dropped", rows: 0,
                deletedRows: nil, segments: 0, logListing: "listing", consistentAt: nil),
        ], findings: findings)

    private static let restored = RestoreReport(
        name: "nightly", elapsed: .milliseconds(61_250),
        collections: [
            RestoreReport.Collection(
                source: CollectionReference(name: "docs"), target: CollectionReference(name: "docs_back"),
                failure: nil, expectedRows: 19_800, restoredRows: 19_800, indexes: 1, loaded: true),
            RestoreReport.Collection(
                source: CollectionReference(name: "b"), target: CollectionReference(name: "b_back"),
                failure: "0 rows were imported", expectedRows: nil, restoredRows: 0, indexes: 0, loaded: false),
        ], findings: [])

    private static let checked = CheckReport(checks: [
        CheckReport.Check("milvus-reachable", subject: "localhost:19530", .passed, "Milvus 2.3.5 answers."),
        CheckReport.Check(
            "root-path", subject: "a-bucket/files", .failed, "Segment 42 isn't there.",
            advice: "Set milvus.storage.rootPath to Milvus' own minio.rootPath."),
        CheckReport.Check("clock-drift", subject: "localhost:9000", .warning, "The clocks differ by 7 s."),
        CheckReport.Check("etcd", subject: "etcd", .skipped, "Not configured."),
    ])

    private static let reports: [(String, any Report & Sendable)] = [
        ("create", created), ("restore", restored), ("check", checked),
    ]

    @Test("text and JSON are what people and scripts know", arguments: ["create", "restore", "check"])
    func golden(name: String) throws {
        let report = try #require(Self.reports.first { $0.0 == name }?.1)
        try Golden.expect(report.text(TextStyle(hasColour: false)), "\(name).txt")
        try Golden.expect(report.json.text(.indented) + "\n", "\(name).json")
    }

    @Test("a report with failures ends with 3, one without with 0")
    func status() {
        #expect(Self.reports.map(\.1.status) == [.findings, .findings, .findings])
        var created = Self.created
        created.collections.removeLast()
        #expect(created.status == .done)
        #expect(CheckReport(checks: []).status == .done)
    }
}
