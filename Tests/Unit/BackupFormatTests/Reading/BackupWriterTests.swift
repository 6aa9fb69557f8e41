import BackupFormat
import Basics
import ObjectStorage
import Testing

@Suite("Writing a backup")
struct BackupWriterTests {
    @Test("a sealed backup holds exactly its meta objects, and no trace of the run")
    func writesEverything() async throws {
        let repository = try Repository()
        _ = try await repository.writeBackup()
        #expect(
            try await repository.keys() == [
                "root/b1/meta/backup_meta.json", "root/b1/meta/collection_meta.json", "root/b1/meta/etcd.jsonl.zst",
                "root/b1/meta/full_meta.json", "root/b1/meta/objects.jsonl.zst", "root/b1/meta/partition_meta.json",
                "root/b1/meta/seal.json", "root/b1/meta/segment_meta.json",
            ])
    }

    @Test("the seal vouches for every other meta object, and is written last")
    func sealsLast() async throws {
        let repository = try Repository()
        let seal = try await repository.writeBackup()
        #expect(Set(seal.meta.map(\.path)).count == 7)
        #expect(seal.meta.last?.path == "meta/full_meta.json")
        #expect(try await repository.reader.condition() == .sealed(seal))
        #expect(try await repository.reader.damagedMeta(seal).isEmpty)
    }

    @Test("milvus-backup's files are written as milvus-backup writes them")
    func writesForeignFiles() async throws {
        let repository = try Repository()
        _ = try await repository.writeBackup()
        for file in ["full_meta", "backup_meta", "collection_meta", "partition_meta", "segment_meta"] {
            let written = try await repository.store.read(repository.layout.key(relative: "meta/\(file).json"))
            #expect(try written == ManifestFixture.bytes("v0.5/\(file).json"))
        }
    }

    @Test("a taken name is refused", arguments: [true, false])
    func refusesTakenName(conditionalPut: Bool) async throws {
        let repository = try Repository(conditionalPut: conditionalPut)
        let marker = RunMarker(runID: "a", name: "b1", startedAt: WallTime(seconds: 0), toolVersion: "1")
        try await repository.writer.begin(marker)
        let error = await #expect(throws: BackupFormatError.self) {
            try await repository.writer.begin(
                RunMarker(runID: "b", name: "b1", startedAt: WallTime(seconds: 0), toolVersion: "1"))
        }
        guard case .nameTaken = error else { throw try #require(error) }
        #expect(try await repository.writer.stillHolds(marker))
    }

    @Test("a run notices that another one took its name")
    func noticesTakeover() async throws {
        let repository = try Repository(conditionalPut: false)
        let marker = RunMarker(runID: "a", name: "b1", startedAt: WallTime(seconds: 0), toolVersion: "1")
        try await repository.writer.begin(marker)
        let other = try Repository(conditionalPut: false)
        try await other.writer.begin(
            RunMarker(runID: "b", name: "b1", startedAt: WallTime(seconds: 0), toolVersion: "1"))
        let key = repository.layout.key(.runMarker)
        _ = try await repository.store.put(key, try await other.store.read(key))
        #expect(try await !repository.writer.stillHolds(marker))
    }
}
