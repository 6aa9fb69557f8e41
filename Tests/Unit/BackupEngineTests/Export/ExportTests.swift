import BackupFormat
import Basics
import BinlogFormat
import DataExport
import FixtureBackup
import MilvusModel
import ObjectStorage
import Testing

@testable import BackupEngine

struct ExportTests {
    private let server = InMemoryServer(clock: WallClock { WallTime(seconds: 1_700_000_000) })
    private var store: InMemoryStore { server.store(bucket: "backups") }
    private var out: InMemoryStore { server.store(bucket: "out") }

    private func export(_ change: (inout ExportOptions) -> Void = { _ in }) async throws -> ExportReport {
        var options = ExportOptions(name: "b1")
        options.sink.format = .jsonLines
        change(&options)
        let environment = ExportEnvironment(
            store: store, rootPath: "backup", destination: ExportDestination(store: out, prefix: "e/"), width: 2,
            observer: EngineObserver(counters: EngineCounters()) { _ in })
        return try await ExportUseCase(environment).run(options)
    }

    private func write(_ collections: [FixtureCollection]) async throws {
        try await FixtureBackup(store, rootPath: "backup", name: "b1").writeForeign(collections)
    }

    private func keys(_ key: String) async throws -> Set<Int64> {
        let text = String(decoding: try await out.read(ObjectKey(key)), as: UTF8.self)
        return Set(try text.split(separator: "\n").compactMap { try JSONValue(parsing: Array($0.utf8))["id"]?.int64 })
    }

    @Test(arguments: ["2.3.5", "2.2.16"])
    func `Live rows are written, and counted with those that aren't`(version: String) async throws {
        try await write([FixtureCollection("\(version)-every", name: "c")])
        let report = try await export()
        let collection = try #require(report.collections.first)
        #expect((report.rows, collection.segments.first?.deleted) == (294, 6))
        let file = try #require(collection.files.first)
        let found = try await keys("e/\(file.path)")
        #expect(found.count == 294 && !found.contains(5 * 7919 - 1_000_000) && found.contains(6 * 7919 - 1_000_000))
    }

    @Test func `Deletes that one table doesn't hold are applied a share at a time`() async throws {
        try await write([FixtureCollection("2.3.5-every", name: "c", hasLevelZero: true)])
        let whole = try await export()
        let (reader, collection) = try await stored()
        let live = LiveRows(
            collection: collection, store: reader,
            primaryKey: StoredField(id: FieldID(rawValue: 100), name: "id", type: .int64),
            levelZero: try await LevelZeroDeletes(collection, in: reader, limit: 0), bounds: nil, limit: 2)
        let segment = try #require(collection.segments.values.first { !$0.backup.isL0 })
        let mask = try await live.mask(try await SegmentColumns(segment, in: reader))
        #expect(mask.deleted > 0 && mask.deleted == whole.collections[0].segments[0].deleted)
    }

    @Test func `An export goes on behind the segments that are done, and only with the same request`() async throws {
        try await write([
            FixtureCollection("2.3.5-every", name: "one", number: 1),
            FixtureCollection("2.3.5-everynamed", name: "two", number: 2),
        ])
        let whole = try await export()
        await #expect(throws: BackupError.self) { _ = try await export() }
        // As it was when a kill came.
        let done = try #require(whole.collections.first?.segments.first)
        let main = try JSONValue(parsing: try await out.read(ObjectKey("e/_export.json")))
        let running: JSONValue = ["request": try #require(main["request"]), "state": "running"]
        _ = try await out.put(ObjectKey("e/_export.json"), Array(running.text(.compact).utf8))
        _ = try await out.put(ObjectKey("e/_export/\(done.segment).json"), Array(done.json.text(.compact).utf8))
        await #expect(throws: BackupError.self) {
            _ = try await export {
                $0.resumes = true
                $0.fields = ["id"]
            }
        }
        let again = try await export { $0.resumes = true }
        #expect(again.collections.map(\.resumedSegments) == [1, 0])
        #expect(again.rows == whole.rows)
        #expect(try await out.listAll("e/_export/").isEmpty)
    }

    @Test func `Names that lead elsewhere are refused before anything is written`() async throws {
        try await write([FixtureCollection("2.3.5-every", name: "..")])
        let error = await #expect(throws: BackupError.self) { _ = try await export() }
        #expect(error?.code == .damagedBackup)
        #expect(try await out.listAll("").isEmpty)
    }

    private func stored() async throws -> (InMemoryStore, StoredCollection) {
        let layout = BackupLayout(rootPath: "backup", name: try BackupName(existing: "b1"))
        let reader = BackupReader(store: store, layout: layout)
        let condition = try await reader.condition()
        let collections = try await StoredCollectionReader(
            reader: reader, condition: condition, rootPath: "backup", keeps: { _, _ in true }
        ).read(try await reader.outline(condition).collections)
        return (store, try #require(collections.first))
    }
}
