import BackupFormat
import BinlogFormat
import MilvusModel
import Testing

@testable import BackupEngine

@Suite("The plan of a collection of which segments are left out")
struct LeftOutPlanTests {
    private let base = "backup/nightly/binlogs"
    private let id = BackupSamples.collectionID

    private func planned(staged: Bool, without segments: [Int64], deletes: Bool = true) throws -> PlannedCollection {
        let collection = try BackupSamples.restorable(
            BackupSamples.collection(
                partitions: [
                    BackupSamples.partition(
                        1, "_default",
                        [
                            BackupSamples.segment(7), BackupSamples.segment(8, deletes: deletes),
                            BackupSamples.segment(9),
                        ]),
                    BackupSamples.partition(
                        2, "p2", [BackupSamples.segment(17, partition: 2), BackupSamples.segment(18, partition: 2)]),
                ]),
            summary: SealedCollection(
                reference: CollectionReference(name: "docs"), id: id, rows: 500, deletedRows: 30, liveRows: 470))
        let layout = try BackupSamples.layout()
        let imports = ImportPlanner(
            server: .tasks, layout: layout,
            staged: staged ? try BackupSamples.layout(root: "files/milvault-staging", name: "run") : nil,
            options: ImportOptions(), limits: EngineLimits())
        let leftOut = LeftOut(
            segments: segments.map {
                LeftOutSegment(
                    id: SegmentID(rawValue: $0), partition: "_default", rows: 100, reason: .rows, damages: [],
                    damageCount: 1)
            }, ofSegments: 5, ofRows: 500)
        return CollectionPlanner(options: RestoreOptions(name: "nightly"), imports: imports).plan(
            RestoreSelection.Element(collection: collection, target: CollectionReference(name: "docs")),
            presence: ObjectPresence(), droppedAliases: nil, leftOut: leftOut)
    }

    @Test("where the backup is imported in place, its partition isn't imported at once")
    func inPlace() throws {
        #expect(
            try planned(staged: false, without: [7]).dataImports.map(\.groups) == [
                [["\(base)/insert_log/\(id)/1/8/", "\(base)/delta_log/\(id)/1/8/"]],
                [["\(base)/insert_log/\(id)/1/9/", ""]],
                [["\(base)/insert_log/\(id)/2/", ""]],
            ])
    }

    @Test("a staged partition is, for it lacks what is left out")
    func staged() throws {
        let base = "files/milvault-staging/run/binlogs"
        let planned = try planned(staged: true, without: [7])
        #expect(
            planned.dataImports.map(\.groups) == [
                [["\(base)/insert_log/\(id)/1/", "\(base)/delta_log/\(id)/1/"]],
                [["\(base)/insert_log/\(id)/2/", ""]],
            ])
        #expect(planned.dataImports.map(\.segments) == [2, 2])
        #expect(planned.dataImports.map(\.rows) == [200, 200])
    }

    @Test("the rows that have to come back are those of the rest")
    func expectation() throws {
        let rest = try planned(staged: true, without: [7]).expectation
        #expect(rest.exact == nil)
        #expect(rest.judge(401) == .wrong("401 rows came back of 400: some of them twice"))
        #expect(rest.judge(470) != .asPromised)
        #expect(rest.judge(369) == .wrong("369 rows are back where 370 to 400 were expected"))
        #expect(rest.judge(375) == .asPromised)
        // Without the only segment that has deletes the number is exact.
        #expect(try planned(staged: true, without: [8]).expectation.exact == 400)
        #expect(try planned(staged: true, without: [7], deletes: false).expectation.exact == 400)
    }

    @Test("says how much is missing, by partition and key, and reads back as it was")
    func words() throws {
        var leftOut = LeftOut(
            segments: [
                LeftOutSegment(
                    id: SegmentID(rawValue: 9_007_199_254_740_993), partition: "p", rows: 10, reason: .rows,
                    damages: [.init(object: "a/b", message: "insert_log 7 is missing")], damageCount: 3,
                    keys: .int64(-5)...PrimaryKey.int64(9_007_199_254_740_995)),
                LeftOutSegment(
                    id: SegmentID(rawValue: 2), partition: "q", rows: 5, reason: .levelZero, damages: [],
                    damageCount: 1, keys: .int64(-7)...PrimaryKey.int64(0)),
                LeftOutSegment(
                    id: SegmentID(rawValue: 3), partition: "", rows: 0, reason: .deletes, damages: [], damageCount: 1),
            ], ofSegments: 8, ofRows: 100, harmless: [.init(object: "x", message: "y")], harmlessCount: 4, loss: "z")
        #expect(
            leftOut.summary
                == "3 of 8 segments, 15 of 100 rows (deleted ones included), keys -7 to 9007199254740995")
        #expect(
            leftOut.lines == [
                "segment 9007199254740993 of partition p: 10 rows, keys -5 to 9007199254740995",
                "  insert_log 7 is missing", "  a/b", "  and 2 more of its objects",
                "segment 2 of partition q: 5 rows, keys -7 to 0; without deletes that concern it, rows that were deleted "
                    + "would come back", "  and 1 more of its objects",
                "segment 3 of all partitions: deletes; without its deletes, rows that were deleted would come back",
                "  and 1 more of its objects",
            ])
        #expect(leftOut.partitions.map(\.name) == ["p", "q"])
        #expect(try LeftOut(json: leftOut.json) == leftOut)
        leftOut.segments[1].keys = nil
        #expect(leftOut.summary.hasSuffix("keys -5 to 9007199254740995 and others that nothing tells"))
        leftOut.segments[0].keys = .text(Array("a".utf8))...PrimaryKey.text(Array("ö".utf8))
        #expect(try LeftOut(json: leftOut.json) == leftOut)
    }
}
