import BackupFormat
import Basics
import MilvusModel
import ObjectStorage
import Testing

@Suite("Import units")
struct ImportUnitPlannerTests {
    @Test("ours: one unit a segment, deletes of partitions then of all at the end")
    func ours() async throws {
        let repository = try Repository()
        _ = try await repository.writeBackup()
        let backup = try await repository.reader.restorable()
        let collection = try #require(backup.collections.first)
        let root = "root/b1/binlogs"
        let (id, part) = ("467001122334455601", "467001122334455602")
        #expect(collection.units.map(\.kind) == [.rows, .levelZero, .levelZero])
        #expect(collection.units.map(\.partition) == ["_default_0", "_default_0", nil])
        #expect(collection.units[0].insertPrefix == "\(root)/insert_log/\(id)/\(part)/467001122334455700/")
        #expect(collection.units[0].deltaPrefix == nil)
        #expect(collection.units[0].storageVersion == 2)
        #expect(collection.units[1].deltaPrefix == "\(root)/delta_log/\(id)/\(part)/467001122334455801/")
        #expect(collection.units[2].deltaPrefix == "\(root)/delta_log/\(id)/-1/467001122334455900/")
        #expect(collection.insertedRows == 3000)
        #expect(collection.expectedRows == nil)
        #expect(collection.summary?.logListing == .etcd)
        #expect(backup.seal != nil && !backup.isFromLevelFiles)
    }

    @Test("milvus-backup 0.4: groups are segments, deltas where there are some")
    func version04() async throws {
        let collection = try await Self.restored("v0.4", group: { $0 }, full: true)
        #expect(collection.units.map(\.rows) == [3000, 12])
        #expect(collection.units.map { $0.deltaPrefix != nil } == [false, true])
        #expect(collection.missingSegments.isEmpty)
    }

    @Test("0.1 to 0.3 with counted groups: each group once")
    func countedGroups() async throws {
        let ids = try Self.segments("v0.3-grouped")
        let collection = try await Self.restored("v0.3-grouped", group: { $0 == ids[2].rawValue ? 2 : 1 }, full: false)
        #expect(collection.units.map(\.segments) == [[ids[0], ids[1]], [ids[2]]])
        #expect(collection.units[0].insertPrefix?.hasSuffix("/443417093237547181/1/") == true)
        #expect(collection.units[0].rows == 3012)
    }

    @Test("0.1 to 0.3 without groups: one unit for the partition")
    func groupless() async throws {
        let collection = try await Self.restored("v0.1-groupless", group: { _ in nil }, full: false)
        #expect(collection.units.count == 1)
        #expect(collection.units[0].insertPrefix?.hasSuffix("/443417093237547180/443417093237547181/") == true)
        #expect(collection.units[0].segments.count == 2)
    }

    @Test("a noted group that isn't there gives way to the layout that is")
    func notedGroupIsWrong() async throws {
        let collection = try await Self.restored("v0.3-grouped", group: { _ in nil }, full: false)
        #expect(collection.units.count == 1)
        #expect(collection.units[0].insertPrefix?.hasSuffix("/443417093237547181/") == true)
    }

    @Test("segments without any object are named")
    func missingSegments() async throws {
        let repository = try Repository()
        try await repository.putFixture("v0.4", [.backupLevel, .fullManifest])
        let collection = try #require(try await repository.reader.restorable().collections.first)
        #expect(collection.units.isEmpty)
        #expect(collection.missingSegments.count == 2)
    }

    @Test("Milvus' own bundle has no units")
    func snapshotFormat() async throws {
        let repository = try Repository()
        try await repository.putFixture("v0.6-snapshot", [.fullManifest])
        let backup = try await repository.reader.restorable()
        #expect(backup.isSnapshotFormat)
        #expect(backup.collections[0].units.isEmpty && backup.collections[0].missingSegments.isEmpty)
    }

    @Test("rows are promised only where nothing deletes, or somebody counted")
    func expectedRows() {
        let unit = ImportUnit(kind: .rows, partition: "p", insertPrefix: "i/", deltaPrefix: nil, segments: [], rows: 10)
        var deleting = unit
        deleting.deltaPrefix = "d/"
        let backup = CollectionBackup(
            taskID: "", id: CollectionID(rawValue: 1), reference: CollectionReference(name: "c"),
            schema: CollectionSchema(name: "c", fields: []))
        var collection = RestorableCollection(backup: backup, units: [unit], missingSegments: [])
        #expect(collection.expectedRows == 10)
        collection.units = [deleting]
        #expect(collection.expectedRows == nil)
        collection.summary = SealedCollection(reference: backup.reference, id: backup.id, liveRows: 7)
        #expect(collection.expectedRows == 7)
    }

    private static let levels: [MetaObject] = [.backupLevel, .collectionLevel, .partitionLevel, .segmentLevel]

    private static func segments(_ writer: String) throws -> [SegmentID] {
        try ManifestRoundTripTests.fromLevels(writer).collections[0].segments.map(\.id)
    }

    /// Puts a fixture's manifest and its objects, each segment under the group that `group` gives, and reads it.
    private static func restored(
        _ writer: String, group: (Int64) -> Int64?, full: Bool
    ) async throws -> RestorableCollection {
        let repository = try Repository()
        try await repository.putFixture(writer, full ? [.backupLevel, .fullManifest] : levels)
        let manifest =
            full
            ? try BackupInfo(json: ManifestFixture.json("\(writer)/full_meta.json"))
            : try ManifestRoundTripTests.fromLevels(writer)
        for segment in manifest.collections[0].segments {
            let part = "\(segment.collection)/\(segment.partition)/"
            let place = part + (group(segment.id.rawValue).map { "\($0)/" } ?? "") + "\(segment.id)/"
            try await repository.put("binlogs/insert_log/\(place)100/1", [1])
            if segment.hasDeltaLogs { try await repository.put("binlogs/delta_log/\(place)2", [1]) }
        }
        return try #require(try await repository.reader.restorable().collections.first)
    }
}
