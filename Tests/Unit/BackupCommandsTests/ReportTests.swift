import BackupFormat
import Basics
import BinlogFormat
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
        referencedObjects: 0, referencedBytes: 0, requests: 190, reusedObjects: 0, methods: [:],
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

    /// One segment of `docs` isn't whole, and nothing of `b`.
    private static let leftOut: RestoreReport = {
        func segment(_ id: Int64, _ reason: LeftOutSegment.Reason, _ keys: ClosedRange<Int64>?) -> LeftOutSegment {
            LeftOutSegment(
                id: SegmentID(rawValue: id), partition: "recent", rows: 4000, reason: reason,
                damages: [
                    .init(
                        object: "binlogs/insert_log/1/2/\(id)/\(id)/100/70",
                        message: "insert_log 70 of field 100 of segment \(id) is missing")
                ], damageCount: 2,
                keys: keys.map { .int64($0.lowerBound)...PrimaryKey.int64($0.upperBound) })
        }
        var report = restored
        var docs = LeftOut(segments: [segment(7, .rows, 12_000...15_999)], ofSegments: 5, ofRows: 20_000)
        (docs.harmless, docs.harmlessCount) = ([.init(object: "x", message: "index file HNSW is missing")], 1)
        report.collections[0].leftOut = docs
        report.collections[0].expectedRows = nil
        report.collections[0].restoredRows = 15_840
        let lost = LostCollection(
            source: CollectionReference(name: "b"), sourceID: CollectionID(rawValue: 2),
            target: CollectionReference(name: "b_back"),
            leftOut: LeftOut(
                segments: [segment(8, .deletes, nil)], ofSegments: 1, ofRows: 4000,
                loss: "no segment of it is whole: insert_log 70 of field 100 of segment 8 is missing"))
        (report.collections[1].failure, report.collections[1].leftOut) = (lost.reason, lost.leftOut)
        report.findings = docs.findings(CollectionReference(name: "docs_back"))
        return report
    }()

    private static let checked = CheckReport(checks: [
        CheckReport.Check("milvus-reachable", subject: "localhost:19530", .passed, "Milvus 2.3.5 answers."),
        CheckReport.Check(
            "root-path", subject: "a-bucket/files", .failed, "Segment 42 isn't there.",
            advice: "Set milvus.storage.rootPath to Milvus' own minio.rootPath."),
        CheckReport.Check("clock-drift", subject: "localhost:9000", .warning, "The clocks differ by 7 s."),
        CheckReport.Check("etcd", subject: "etcd", .skipped, "Not configured."),
    ])

    private static let planned = CreatePlan(
        name: "nightly", milvusVersion: "v2.3.5", strategy: .auto, logListing: .rest,
        collections: [CreatePlan.Collection(reference: CollectionReference(name: "docs"), storedRows: 20_000)],
        missing: [CollectionReference(name: "gone")])

    private static func createdAndVerified() throws -> CreateReport {
        var report = created
        report.verification = try verified([])
        return report
    }

    private static func summary(_ name: String, _ state: BackupSummary.State) throws -> BackupSummary {
        BackupSummary(
            name: try BackupName(existing: name), kind: .full, state: state, origin: .milvault,
            createdAt: WallTime(milliseconds: 1_763_730_012_345), bytes: 11_041_234, objects: 62, collections: 2,
            reason: nil, parents: [])
    }

    private static func listed() throws -> BackupList {
        var unfinished = try summary("half", .unfinished)
        (unfinished.bytes, unfinished.objects, unfinished.collections) = (nil, nil, nil)
        var foreign = try summary("a_much_longer_name", .complete)
        (foreign.origin, foreign.objects) = (.milvusBackup, nil)
        var verified = try summary("nightly", .partial)
        verified.verified = LastVerification(
            at: WallTime(milliseconds: 1_763_740_012_345), depth: .hash, state: .damaged,
            sample: SampleWindow(windows: 20, window: 3, seed: "id"))
        foreign.drilled = LastDrill(
            at: WallTime(milliseconds: 1_763_750_012_345), state: .passed, collections: 2, recoveryTime: .seconds(95))
        verified.drilled = LastDrill(
            at: WallTime(milliseconds: 1_763_760_012_345), state: .findings, collections: 1, recoveryTime: .seconds(9))
        return BackupList(backups: [foreign, verified, unfinished])
    }

    private static func shown() throws -> BackupDetail {
        var summary = try summary("nightly", .partial)
        summary.drilled = LastDrill(
            at: WallTime(milliseconds: 1_763_760_012_345), state: .passed, collections: 1, recoveryTime: .seconds(95))
        return BackupDetail(
            summary: summary, seal: nil, milvusVersion: "v2.3.5",
            databases: ["default", "sales"],
            collections: [
                BackupDetail.Collection(
                    reference: CollectionReference(name: "docs"), failure: nil, rows: 20_000, deletedRows: 200,
                    liveRows: 19_800, bytes: 11_041_234, segments: 4, partitions: ["_default", "recent"],
                    indexes: [BackupDetail.Index(name: "vector", field: "vector", type: "HNSW")], aliases: ["papers"],
                    loadState: "LoadStateLoaded", logListing: .etcd,
                    consistentAt: HybridTimestamp(rawValue: 1_763_730_001_000 << 18),
                    damage: "insert_log 70 of field 100 of segment 7 is missing"),
                BackupDetail.Collection(
                    reference: CollectionReference(database: DatabaseName("sales"), name: "old"), failure: "dropped",
                    rows: 0, deletedRows: nil, liveRows: nil, bytes: 0, segments: 0, partitions: [], indexes: [],
                    aliases: [], loadState: "", logListing: nil, consistentAt: nil),
            ], users: 3, isFromLevelFiles: true)
    }

    private static func verified(_ codes: [VerifyFinding.Code]) throws -> VerifyReport {
        let findings = codes.map { code in
            VerifyFinding(
                code: code, object: "binlogs/insert_log/1/2/7/7/100/70", collection: "default.docs",
                segment: SegmentID(rawValue: 7), field: FieldID(rawValue: 100),
                message: "insert_log 70 of field 100 of segment 7 is missing", meaning: "Rows can't come back whole.")
        }
        return VerifyReport(
            id: "4b0c", name: try BackupName(existing: "nightly"), depth: .hash,
            startedAt: WallTime(milliseconds: 1_763_730_000_000), finishedAt: WallTime(milliseconds: 1_763_730_012_345),
            isResumed: false, collections: nil, sample: SampleWindow(windows: 20, window: 3, seed: "id"),
            metaObjects: 7, promised: 62, objects: 61, bytes: 11_041_234, etags: 61,
            hashed: VerifyReport.Hashed(
                objects: 5, bytes: 1_041_234, byChecksum: 3, byETag: 0, byEarlier: 1, newlyProved: 1),
            findings: findings, counts: Dictionary(codes.map { ($0, 1) }) { $0 + $1 })
    }

    private static func decoded() throws -> VerifyReport {
        var report = try verified([.malformed, .notFinite])
        (report.depth, report.hashed) = (.rows, nil)
        report.rows = VerifyReport.Rows(
            segments: 4, objects: 60, bytes: 11_000_000, decoded: 58,
            collections: [
                .init(
                    reference: CollectionReference(name: "docs"), segments: 2, agreeing: 1, rows: 10_000, deletes: 210,
                    live: nil, late: 12, idleDeletes: 10),
                .init(
                    reference: CollectionReference(name: "old"), segments: 1, agreeing: 1, rows: 5000, deletes: 0,
                    live: 5000),
            ])
        return report
    }

    private static func report(_ name: String) throws -> any Report {
        switch name {
        case "create": created
        case "create-dry-run": planned
        case "create-verified": try createdAndVerified()
        case "restore": restored
        case "restore-left-out": leftOut
        case "verify": try verified([.missing, .stray])
        case "verify-rows": try decoded()
        case "check": checked
        case "list": try listed()
        case "get": try shown()
        default:
            DeletionReport(
                name: try BackupName(existing: "nightly"), deletedObjects: 70, deletedBytes: 11_050_000,
                abortedUploads: 2)
        }
    }

    @Test(
        "text and JSON are what people and scripts know",
        arguments: [
            "create", "create-dry-run", "create-verified", "restore", "restore-left-out", "check", "list", "get",
            "delete", "verify", "verify-rows",
        ])
    func golden(name: String) throws {
        let report = try Self.report(name)
        try Golden.expect(report.text(TextStyle(hasColour: false)), "\(name).txt")
        try Golden.expect(report.json.text(.indented) + "\n", "\(name).json")
    }

    @Test("a report with failures ends with 3, one without with 0")
    func status() throws {
        #expect(Self.created.status == .findings)
        #expect(Self.restored.status == .findings)
        #expect(Self.checked.status == .findings)
        var created = Self.created
        created.collections.removeLast()
        #expect(created.status == .done)
        #expect(CheckReport(checks: []).status == .done)
        #expect(try Self.listed().status == .done)
    }

    @Test("damage ends with 14, what loses nothing with 3, also when it is found after create")
    func verificationStatus() throws {
        #expect(try Self.verified([]).status == .done)
        #expect(try Self.verified([.stray]).status == .findings)
        #expect(try Self.verified([.stray, .content]).status == .damagedBackup)
        var created = Self.created
        created.collections.removeLast()
        for (codes, status) in [([], .done), ([.stray], .findings), ([.content], .damagedBackup)]
            as [([VerifyFinding.Code], BackupCommands.ExitStatus)]
        {
            created.verification = try Self.verified(codes)
            #expect(created.status == status)
        }
    }
}
