import BackupFormat
import Basics
import BinlogFormat
import Fixtures
import MilvusModel
import ObjectStorage
import Testing

@testable import BackupEngine

/// Column groups of 2.6, and delta logs with columns.
@Suite("Looking into packed segments")
struct PackedSegmentTests {
    private let store = InMemoryServer(clock: WallClock { WallTime(seconds: 1_700_000_000) }).store(bucket: "backups")
    private static let location = SegmentLocation(
        collection: CollectionID(rawValue: 1), partition: PartitionID(rawValue: 2), segment: SegmentID(rawValue: 3))

    /// Two files of twelve rows each, keys 0, 7, 14 … in both; a third field was added later.
    private func write() async throws {
        let layout = BackupLayout(rootPath: "backup", name: try BackupName(existing: "b1"))
        var segment = SegmentBackup(
            id: Self.location.segment, collection: Self.location.collection, partition: Self.location.partition,
            rows: 24, group: GroupID(Self.location.segment), storageVersion: 2)
        for (kind, fixture, numbers) in [
            (LogKind.insert, "packed", [Int64(9), 10]), (.delta, "delta-columns-int64", [11]),
        ] {
            for number in numbers {
                let log = LogObject(
                    kind: kind, location: Self.location, field: .rowID, log: LogID(rawValue: number))
                let bytes = try Fixture.load("binlogs/made/\(fixture)")
                _ = try await store.put(layout.key(of: .log(log)), bytes)
                let binlog = Binlog(path: "x", size: Int64(bytes.count), id: log.log)
                if kind == .insert { segment.insertLogs.append(FieldBinlog(binlogs: [binlog])) }
                if kind == .delta { segment.deltaLogs.append(FieldBinlog(binlogs: [binlog])) }
            }
        }
        var collection = CollectionBackup(
            taskID: "t", id: Self.location.collection, reference: CollectionReference(name: "packed"),
            schema: Self.schema)
        collection.partitions = [
            PartitionBackup(
                id: Self.location.partition, name: "_default", collection: collection.id, segments: [segment])
        ]
        var info = BackupInfo(id: "t", name: "b1", milvusVersion: "2.6.1")
        info.collections = [collection]
        _ = try await store.put(layout.key(.fullManifest), Array(info.json.text(.go).utf8))
    }

    private static let schema = CollectionSchema(
        name: "packed",
        fields: [
            FieldSchema(id: FieldID(rawValue: 100), name: "pk", dataType: .int64, isPrimaryKey: true),
            FieldSchema(
                id: FieldID(rawValue: 101), name: "half", dataType: .float16Vector,
                typeParameters: [KeyValuePair(key: "dim", value: "4")]),
            FieldSchema(id: FieldID(rawValue: 103), name: "sparse", dataType: .sparseFloatVector),
            FieldSchema(id: FieldID(rawValue: 104), name: "note", dataType: .varChar, isNullable: true),
            FieldSchema(id: FieldID(rawValue: 200), name: "late", dataType: .int32, isNullable: true),
            FieldSchema(id: FieldID(rawValue: 201), name: "lists", dataType: .arrayOfVector),
        ])

    private func inspect(_ change: (inout InspectOptions) -> Void) async throws -> InspectReport.Collection {
        var options = InspectOptions(name: "b1")
        change(&options)
        return try #require(try await InspectUseCase(store: store, rootPath: "backup").run(options).collections.first)
    }

    @Test("rows come from every file of the group, deletes by key and time")
    func rows() async throws {
        try await write()
        let found = try #require(try await inspect { $0.rows = 100 }.rows)
        // The key 7 was deleted in both files: its rows are older than the delete.
        #expect(found.hidden == 2)
        #expect(found.rows.map(\.number) == (0..<24).filter { $0 % 12 != 1 })
        #expect(found.rows[11].values[0] == .integer(0))
        #expect(found.rows[0].values[1] == .floatVector([1.5, -0.0, 5.9604645e-08, .infinity]))
        #expect(found.rows[2].values[2].json == ["3": 0.5, "2147483648": -1.25])
        #expect(found.rows[1].values[3] == .null && found.rows[2].values[3] == .text(Array("note 3".utf8)))
        #expect(found.rows.allSatisfy { $0.values[4] == .null })
    }

    @Test("what isn't read is named")
    func unread() async throws {
        try await write()
        #expect(try await inspect { $0.rows = 1 }.unread.map(\.name) == ["lists"])
    }

    @Test("the key range comes from the files where there is no stats log")
    func keys() async throws {
        try await write()
        let segment = try #require(try await inspect { _ in }.partitions?.first?.segments.first)
        #expect(segment.keys == .int64(0)...PrimaryKey.int64(77))
        #expect(segment.deletes == 3)
    }

    @Test("nulls and numbers that are none are counted beside the rest")
    func statistics() async throws {
        try await write()
        let all = try #require(try await inspect { $0.statistics = true }.statistics)
        #expect(all.map(\.rows) == [22, 22, 22, 22, 22])
        #expect(all.map(\.nulls) == [0, 0, 0, 14, 22])
        #expect(all[1].notFinite == 22 && all[1].mean == nil)
        #expect(all[2].leastMeasure == 0)
    }
}
