import BackupFormat
import Basics
import ObjectStorage
import Testing

@testable import BackupEngine

@Suite("Deleting a backup")
struct BackupCatalogDeleteTests {
    private let observer = EngineObserver { _ in }

    @Test("everything under its name goes, nothing else")
    func deletesEverything() async throws {
        let repository = CatalogRepository()
        try await repository.putSealed("b1", sealedAt: WallTime(seconds: 1))
        try await repository.putSealed("b10", sealedAt: WallTime(seconds: 2))
        let upload = try await repository.store.createMultipartUpload(
            repository.layout("b1").key(relative: "binlogs/x"))
        let bytes = try await repository.store.listAll("backup/b1/").reduce(0) { $0 + $1.size }
        let report = try await repository.catalog.delete("b1", observer: observer)
        #expect(report.deletedBytes == bytes)
        #expect(report.deletedObjects == 8 && report.abortedUploads == 1)
        #expect(observer.counters.snapshot.doneObjects == 8)
        #expect(try await repository.store.listAll("backup/b1/").isEmpty)
        #expect(try await !repository.store.listMultipartUploads("").contains(upload))
        #expect(try await repository.catalog.list().backups.map(\.name.text) == ["b10"])
    }

    @Test("more objects than one batch takes are deleted in batches")
    func deletesInBatches() async throws {
        let repository = CatalogRepository()
        for number in 0..<2500 { try await repository.put("b1", "binlogs/insert_log/1/2/3/3/100/\(number)") }
        let store = CountingStore(repository.store)
        let report = try await BackupCatalog(store: store, rootPath: "backup").delete("b1", observer: observer)
        #expect(report.deletedObjects == 2500)
        // What promises a backup, by name, and three batches.
        #expect(store.deletions == 4)
        #expect(try await repository.store.listAll("").isEmpty)
    }

    @Test("an interruption leaves nothing that looks restorable, and can be repeated", arguments: [0, 1])
    func interrupted(deletions: Int) async throws {
        let repository = CatalogRepository()
        try await repository.putSealed("b1", sealedAt: WallTime(seconds: 1))
        let failing = CountingStore(repository.store, deletionsBeforeFailure: deletions)
        await #expect(throws: BackupError.self) {
            try await BackupCatalog(store: failing, rootPath: "backup").delete("b1", observer: observer)
        }
        let state = try await repository.catalog.list().backups.first?.state
        #expect(state == (deletions == 0 ? .partial : .unfinished))
        _ = try await repository.catalog.delete("b1", observer: observer)
        #expect(try await repository.store.listAll("").isEmpty)
    }

    @Test("unfinished, damaged and foreign ones can be deleted")
    func deletesEveryKind() async throws {
        let repository = CatalogRepository()
        try await repository.putForeign("theirs")
        try await repository.put("half", "binlogs/x")
        try await repository.put("broken", MetaObject.seal.rawValue, "{")
        for name in ["theirs", "half", "broken"] { _ = try await repository.catalog.delete(name, observer: observer) }
        #expect(try await repository.store.listAll("").isEmpty)
    }

    @Test("another program's directory isn't touched")
    func refusesStrangers() async throws {
        let repository = CatalogRepository(rootPath: "")
        try await repository.put("files", "insert_log/1/2/3/100/9")
        let error = await #expect(throws: BackupError.self) {
            try await repository.catalog.delete("files", observer: observer)
        }
        #expect(error?.code == .noSuchBackup)
        #expect(try await repository.store.listAll("").count == 1)
    }

    @Test("a backup that others refer to stays")
    func refusesParents() async throws {
        let repository = CatalogRepository()
        try await repository.putSealed("full", sealedAt: WallTime(seconds: 1))
        try await repository.putSealed(
            "child", sealedAt: WallTime(seconds: 2), parents: [ParentBackup(name: "full", id: "id-full")])
        let error = await #expect(throws: BackupError.self) {
            try await repository.catalog.delete("full", observer: observer)
        }
        #expect(error?.code == .invalidRequest)
        #expect(error?.message.contains("child") == true)
    }
}
