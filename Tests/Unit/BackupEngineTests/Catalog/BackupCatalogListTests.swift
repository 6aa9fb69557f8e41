import BackupFormat
import Basics
import Testing

@testable import BackupEngine

@Suite("Listing backups")
struct BackupCatalogListTests {
    @Test("every kind of backup is shown as what it is, the newest last", arguments: ["", "backup", "a/b"])
    func everyKind(rootPath: String) async throws {
        let repository = CatalogRepository(rootPath: rootPath)
        try await repository.putSealed("new", sealedAt: WallTime(seconds: 1_800_000_000))
        try await repository.putSealed("old", sealedAt: WallTime(seconds: 1_600_000_000))
        try await repository.putForeign("theirs")
        try await repository.putForeign("bare", withLevels: false)
        try await repository.put("half", "binlogs/insert_log/1/2/3/3/100/9")
        try await repository.put("broken", MetaObject.seal.rawValue, "{")
        try await repository.put("garbled", MetaObject.fullManifest.rawValue, "{\"name\":7}")
        let backups = try await repository.catalog.list().backups
        #expect(backups.map(\.name.text) == ["broken", "garbled", "half", "old", "bare", "theirs", "new"])
        #expect(
            backups.map(\.state) == [.damaged, .damaged, .unfinished, .partial, .complete, .complete, .partial])
        #expect(
            backups.map(\.origin) == [
                .milvault, .milvusBackup, .milvault, .milvault, .milvusBackup, .milvusBackup, .milvault,
            ])
        #expect(backups[0].reason?.isEmpty == false)
        #expect(backups[4].bytes == 10 && backups[5].collections == 1)
    }

    @Test("other directories are left out, Milvus' own root path above all")
    func strangers() async throws {
        let repository = CatalogRepository(rootPath: "")
        try await repository.put("files", "insert_log/1/2/3/100/9")
        try await repository.put("files", "index_files/1/1/2/3/a")
        try await repository.put("photos", "cat.jpg")
        try await repository.put("odd", "meta/x")
        try await repository.put("odd", "delta_log/1/2/3/9")
        #expect(try await repository.catalog.list().backups.isEmpty)
    }

    @Test("the JSON is what scripts rely on")
    func json() async throws {
        let repository = CatalogRepository()
        try await repository.putSealed("b1", sealedAt: WallTime(seconds: 1_800_000_000))
        try await repository.put("half", "run/x")
        let json = try await repository.catalog.list().json
        #expect(
            json.text() == """
                {"backups":[{"name":"half","kind":"full","state":"unfinished","createdAt":null,"bytes":null,\
                "objects":null,"collections":null,"origin":"milvault",\
                "verified":null,"drilled":null},{"name":"b1","kind":"full","state":"partial",\
                "createdAt":"2027-01-15T08:00:00Z","bytes":10,"objects":1,"collections":1,"origin":"milvault",\
                "verified":null,"drilled":null}]}
                """)
    }

    @Test("a sealed backup costs one read, whatever it holds; reports are listed once")
    func costs() async throws {
        let repository = CatalogRepository()
        for number in 0..<40 {
            try await repository.putSealed("b\(number)", sealedAt: WallTime(seconds: Int64(number)))
        }
        let counting = CountingStore(repository.store)
        let list = try await BackupCatalog(store: counting, rootPath: repository.rootPath).list()
        #expect(list.backups.count == 40)
        #expect(counting.reads == 40)
        #expect(counting.listings == 2)
    }
}
