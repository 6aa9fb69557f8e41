import BackupFormat
import Basics
import BinlogFormat
import FixtureBackup
import MilvusModel
import ObjectStorage
import Testing

@testable import BackupEngine

@Suite("Looking into a backup")
struct InspectTests {
    private static let numbered = FixtureCollection("2.3.5-every", name: "numbered", number: 1)
    private static let named = FixtureCollection("2.3.5-everynamed", name: "named", number: 2)
    private static let deleted = Set(stride(from: 5, to: 300, by: 50))

    private let server = InMemoryServer(clock: WallClock { WallTime(seconds: 1_700_000_000) }).store(bucket: "backups")

    private func backup(_ name: String = "b1") throws -> FixtureBackup {
        try FixtureBackup(server, rootPath: "backup", name: name)
    }

    private func inspect(
        _ name: String = "b1", _ change: (inout InspectOptions) -> Void = { _ in }
    ) async throws -> InspectReport {
        var options = InspectOptions(name: name)
        change(&options)
        return try await InspectUseCase(store: server, rootPath: "backup").run(options)
    }

    private func rows(
        _ name: String = "b1", _ change: (inout InspectOptions) -> Void
    ) async throws -> InspectReport.Rows {
        try #require(try await inspect(name, change).collections.first?.rows)
    }

    private static func key(_ row: Int) -> PrimaryKey { .int64(Int64(row) * 7919 - 1_000_000) }

    private static func keys(_ rows: InspectReport.Rows) -> [FieldValue] { rows.rows.map { $0.values[0] } }

    @Test("tells segments with rows, deletes, keys and index files, by ours and by milvus-backup's")
    func segments() async throws {
        try await backup("ours").writeSealed([Self.numbered, Self.named])
        try await backup("theirs").writeForeign([Self.numbered, Self.named])
        for name in ["ours", "theirs"] {
            let report = try await inspect(name)
            let segments = report.collections.map { $0.partitions?.first?.segments.first }
            #expect(segments.map { $0?.rows } == [300, 300])
            #expect(segments.map { $0?.deletes } == [6, 6])
            #expect(segments[0]?.keys == Self.key(0)...Self.key(299))
            #expect(segments[1]?.keys?.lowerBound == .text(Array("00000".utf8)))
            #expect(segments[0]?.indexFiles == (name == "ours" ? 1 : 0))
        }
    }

    @Test("shows the first rows that live, every value as it was inserted", arguments: ["2.3.5", "2.2.16"])
    func firstRows(version: String) async throws {
        try await backup().writeForeign([FixtureCollection("\(version)-every", name: "c")])
        let found = try await rows { $0.rows = 7 }
        #expect(found.rows.map(\.number) == [0, 1, 2, 3, 4, 6, 7])
        #expect(found.hidden == 1)
        let names = found.fields.map(\.name)
        func value(_ name: String, _ row: Int) throws -> FieldValue {
            found.rows[row].values[try #require(names.firstIndex(of: name))]
        }
        #expect(try value("id", 5) == .integer(6 * 7919 - 1_000_000))
        #expect(try value("large", 1) == .integer((1 << 62) - 1))
        #expect(try value("ratio", 3) == .float(Float(3 * 0.1)))
        #expect(try value("score", 3) == .double(3.0 / 7))
        #expect(try value("flag", 3) == .bool(true))
        #expect(try value("attributes", 1).json == ["number": .integer((1 << 60) + 1), "list": [1, 1]])
        #expect(try value("$meta", 1).json == ["color": "päron"])
        if version == "2.3.5" { #expect(try value("larges", 2).json == [.integer(1 << 61), .integer((1 << 61) - 2)]) }
        guard case .floatVector(let vector) = try value("vector", 0) else {
            throw BackupError(.failed, "", subject: "")
        }
        #expect(vector.count == 8)
    }

    @Test("deletes of level zero segments count for the segments of all partitions")
    func levelZero() async throws {
        let collection = FixtureCollection("2.3.5-every", name: "c", hasLevelZero: true)
        try await backup("ours").writeSealed([collection])
        try await backup("theirs").writeForeign([collection])
        for name in ["ours", "theirs"] {
            #expect(try await rows(name) { $0.rows = 300 }.rows.count == 294)
            #expect(try await inspect(name).collections[0].levelZero.map(\.deletes) == [6])
        }
    }

    @Test("a key is found with its row, a deleted one isn't, a strange one is refused")
    func byKey() async throws {
        try await backup().writeSealed([Self.numbered])
        for row in [0, 1, 6, 150, 299] {
            let found = try await rows { $0.key = "\(row * 7919 - 1_000_000)" }
            #expect(found.rows.map(\.number) == [Int64(row)] && found.hidden == 0)
        }
        let deleted = try await rows { $0.key = "\(55 * 7919 - 1_000_000)" }
        #expect(deleted.rows.isEmpty && deleted.hidden == 1)
        #expect(try await rows { $0.key = "17" }.rows.isEmpty)
        let error = await #expect(throws: BackupError.self) { try await inspect { $0.key = "x" } }
        #expect(error?.code == .invalidRequest)
    }

    @Test("keys that are texts are found too, without stats logs as well")
    func byTextKey() async throws {
        try await backup().writeForeign([Self.named])
        let found = try await rows { $0.key = "00003клю" + "xxx" }
        #expect(found.rows.map(\.number) == [3])
        #expect(try await rows { $0.key = "00055" + String(repeating: "x", count: 55) }.hidden == 1)
    }

    @Test("an incremental backup's objects are read where they lie")
    func references() async throws {
        try await backup("child").writeSealed([Self.numbered], referringTo: backup("parent"))
        #expect(try await rows("child") { $0.rows = 3 }.rows.count == 3)
    }

    @Test("rows after the point of the backup aren't shown, nor are deletes after it obeyed")
    func point() async throws {
        let before = HybridTimestamp(rawValue: 470_625_465_793_773_569)
        let inserted = HybridTimestamp(rawValue: 470_625_465_793_773_570)
        try await backup("before").writeSealed([FixtureCollection("2.3.5-every", name: "c", consistentAt: before)])
        try await backup("at").writeSealed([FixtureCollection("2.3.5-every", name: "c", consistentAt: inserted)])
        #expect(try await rows("before") { $0.rows = 9 }.rows.isEmpty)
        #expect(try await rows("at") { $0.rows = 300 }.rows.count == 300)
    }

    @Test("statistics are those of the rows that live")
    func statistics() async throws {
        try await backup().writeSealed([Self.numbered])
        let all = try #require(try await inspect { $0.statistics = true }.collections[0].statistics)
        let fields = Dictionary(uniqueKeysWithValues: all.map { ($0.field.name, $0) })
        let live = (0..<300).filter { !Self.deleted.contains($0) }
        #expect(all.allSatisfy { $0.rows == 294 && $0.nulls == 0 && $0.histogram.bars().counts.reduce(0, +) == 294 })
        #expect(fields["large"]?.smallest == .integer((1 << 62) - 299))
        #expect(fields["large"]?.largest == .integer(1 << 62))
        let scores = live.map { Double($0) / 7 }
        let mean = try #require(fields["score"]?.mean)
        #expect(abs(mean - scores.reduce(0, +) / 294) < 1e-9)
        #expect(fields["score"]?.largest == .double(299.0 / 7))
        let flags = live.filter { $0 % 3 == 0 }.count
        #expect(fields["flag"]?.histogram.bars().counts == [Int64(294 - flags), Int64(flags)])
        #expect(fields["bools"]?.leastMeasure == 0 && fields["bools"]?.greatestMeasure == 4)
        #expect((fields["vector"]?.leastMeasure ?? 0) > 0)
    }

    @Test("every byte of damage that shows is told with file and place, never as a value of another row")
    func damage() async throws {
        let backup = try backup()
        try await backup.writeForeign([Self.numbered])
        let object = try #require(Self.numbered.objects.first { $0.path.contains("/101/") })
        let key = backup.layout.key(relative: object.path)
        var bytes = try object.bytes()
        bytes[0] ^= 1
        _ = try await server.put(key, bytes)
        let error = await #expect(throws: BackupError.self) { try await inspect { $0.rows = 1 } }
        #expect(error?.code == .damagedBackup)
        #expect(error?.message.contains(key.rawValue) == true && error?.message.contains("at byte 0") == true)
        _ = try await server.put(key, Array(try object.bytes().dropLast()))
        // Its listing and its manifest differ, and its end is gone.
        #expect(await #expect(throws: BackupError.self) { try await inspect { $0.rows = 1 } }?.code == .damagedBackup)
        _ = try await server.delete([key])
        let missing = await #expect(throws: BackupError.self) { try await inspect { $0.rows = 1 } }
        #expect(missing?.code == .damagedBackup && missing?.message.contains("missing") == true)
    }

    @Test("a collection that isn't there is refused, with the name that was meant")
    func unknownCollection() async throws {
        try await backup().writeSealed([Self.numbered, Self.named])
        #expect(
            try await inspect { $0.collection = CollectionReference(name: "named") }.collections.map(\.reference.name)
                == ["named"])
        let error = await #expect(throws: BackupError.self) {
            try await inspect { $0.collection = CollectionReference(name: "numberd") }
        }
        #expect(error?.code == .invalidRequest && error?.advice?.contains("default.numbered") == true)
    }

    @Test("system fields are shown when they are asked for")
    func systemFields() async throws {
        try await backup().writeSealed([Self.numbered])
        let found = try await rows { ($0.rows, $0.systemFields) = (1, true) }
        #expect(found.fields.suffix(2).map(\.name) == ["RowID", "Timestamp"])
        #expect(found.rows[0].values.last == .integer(470_625_465_793_773_570))
        #expect(try await rows { $0.rows = 1 }.fields.allSatisfy { $0.id.rawValue >= 100 })
    }
}
