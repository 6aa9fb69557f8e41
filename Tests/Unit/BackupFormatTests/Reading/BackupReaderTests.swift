import BackupFormat
import Basics
import ObjectStorage
import Testing

@Suite("Reading a backup")
struct BackupReaderTests {
    @Test("nothing is nothing")
    func absent() async throws {
        let repository = try Repository()
        #expect(try await repository.reader.condition() == .absent)
        _ = try await repository.store.put(ObjectKey("root/b10/meta/seal.json"), [1])
        #expect(try await repository.reader.condition() == .absent)
    }

    @Test("milvus-backup's backups are recognised, old and new")
    func foreign() async throws {
        let full = try Repository()
        try await full.putFixture("v0.5", [.backupLevel, .fullManifest])
        #expect(try await full.reader.condition() == .foreign(.full))
        let levels = try Repository()
        try await levels.putFixture("v0.3-grouped", [.backupLevel, .collectionLevel, .partitionLevel, .segmentLevel])
        #expect(try await levels.reader.condition() == .foreign(.levels))
        #expect(try await levels.reader.outline(.foreign(.levels)).collections.count == 1)
    }

    @Test("what was never sealed is unfinished, whatever else is there")
    func unfinished() async throws {
        let repository = try Repository()
        let marker = RunMarker(runID: "a", name: "b1", startedAt: WallTime(seconds: 5), toolVersion: "1")
        try await repository.writer.begin(marker)
        try await repository.putFixture("v0.5", [.backupLevel, .fullManifest])
        #expect(try await repository.reader.condition() == .unfinished(marker))
        let litter = try Repository()
        try await litter.put("binlogs/insert_log/1/2/3/3/100/9", [1])
        #expect(try await litter.reader.condition() == .unfinished(nil))
        let half = try Repository()
        try await half.putFixture("v0.5", [.backupLevel, .collectionLevel])
        #expect(try await half.reader.condition() == .unfinished(nil))
        await #expect(throws: BackupFormatError.self) { try await half.reader.restorable() }
    }

    @Test("a marker that can't be read is still a marker")
    func unreadableMarker() async throws {
        let repository = try Repository()
        try await repository.put(MetaObject.runMarker.rawValue, [1, 2, 3])
        #expect(try await repository.reader.condition() == .unfinished(nil))
    }

    @Test("a broken seal is damage, not absence", arguments: ["", "{}", "{\"formatVersion\":99}", "nonsense"])
    func brokenSeal(text: String) async throws {
        let repository = try Repository()
        _ = try await repository.writeBackup()
        try await repository.put(MetaObject.seal.rawValue, Array(text.utf8))
        guard case .damaged = try await repository.reader.condition() else {
            Issue.record("a broken seal was taken")
            return
        }
        await #expect(throws: BackupFormatError.self) { try await repository.reader.seal() }
    }

    @Test("our backup that has lost its seal isn't taken for one of milvus-backup")
    func lostSeal() async throws {
        let repository = try Repository()
        _ = try await repository.writeBackup()
        _ = try await repository.store.delete([repository.layout.key(.seal)])
        #expect(try await repository.reader.condition() == .damaged(reason: "meta/seal.json is missing"))
    }

    @Test(
        "tampering with any meta object is found",
        arguments: [
            MetaObject.fullManifest, .objects, .etcd, .backupLevel, .collectionLevel, .partitionLevel, .segmentLevel,
        ])
    func tampering(meta: MetaObject) async throws {
        let repository = try Repository()
        let seal = try await repository.writeBackup()
        let key = repository.layout.key(meta)
        var bytes = try await repository.store.read(key)
        bytes[bytes.count / 2] ^= 1
        _ = try await repository.store.put(key, bytes)
        #expect(try await repository.reader.damagedMeta(seal).map(\.path) == [meta.rawValue])
        _ = try await repository.store.delete([key])
        #expect(try await repository.reader.damagedMeta(seal).map(\.reason) == ["it is missing"])
    }

    @Test("a manifest that differs from what was sealed isn't restored")
    func refusesTamperedManifest() async throws {
        let repository = try Repository()
        _ = try await repository.writeBackup()
        try await repository.put(
            MetaObject.fullManifest.rawValue, ManifestFixture.bytes("v0.6-bulk-flush/full_meta.json"))
        let error = await #expect(throws: BackupFormatError.self) { try await repository.reader.restorable() }
        guard case .damaged = error else { throw try #require(error) }
    }
}
