import BackupFormat
import Basics
import MilvusModel
import Testing

@testable import BackupEngine

@Suite("Showing a backup")
struct BackupCatalogGetTests {
    @Test("ours shows what the seal and the manifest know, failed collections included")
    func ours() async throws {
        let repository = CatalogRepository()
        try await repository.putSealed("b1", sealedAt: WallTime(seconds: 1_800_000_000))
        let detail = try await repository.catalog.get("b1")
        #expect(detail.collections.map(\.reference.name) == ["docs", "gone"])
        let docs = try #require(detail.collections.first)
        #expect(docs.rows == 7 && docs.deletedRows == 2 && docs.liveRows == 5 && docs.segments == 1)
        #expect(docs.logListing == .etcd && docs.partitions == ["_default"] && docs.aliases == ["live"])
        #expect(docs.indexes == [.init(name: "vi", field: "v", type: "HNSW")])
        #expect(detail.collections[1].failure == "dropped")
        #expect(detail.json["proof"] == "listed")
        #expect(detail.json["collections"]?.array?.last?["state"] == "failed")
        #expect(detail.json["collections"]?.array?.first?["liveRows"] == 5)
    }

    @Test("milvus-backup's is shown as far as it tells")
    func foreign() async throws {
        let repository = CatalogRepository()
        try await repository.putForeign("b1")
        let detail = try await repository.catalog.get("b1")
        #expect(detail.summary.origin == .milvusBackup && detail.seal == nil)
        #expect(detail.milvusVersion == "2.3.5")
        #expect(detail.collections.first?.rows == 7)
        #expect(detail.json["collections"]?.array?.first?["logListing"] == .null)
        #expect(detail.json["createdAt"] == "2023-11-14T22:13:20Z")
    }

    @Test("an unfinished one is shown as that")
    func unfinished() async throws {
        let repository = CatalogRepository()
        try await repository.put("b1", "run/x")
        #expect(try await repository.catalog.get("b1").summary.state == .unfinished)
    }

    @Test("a manifest that isn't what was sealed is damage")
    func damaged() async throws {
        let repository = CatalogRepository()
        try await repository.putSealed("b1", sealedAt: WallTime(seconds: 1))
        try await repository.put("b1", MetaObject.fullManifest.rawValue, "{}")
        let error = await #expect(throws: BackupError.self) { try await repository.catalog.get("b1") }
        #expect(error?.code == .damagedBackup)
    }

    @Test(
        "what isn't there, and what isn't a name, is refused",
        arguments: [
            ("b2", BackupError.Code.noSuchBackup), ("..", .invalidRequest), ("a/b", .invalidRequest),
            ("", .invalidRequest),
        ])
    func refused(name: String, code: BackupError.Code) async throws {
        let repository = CatalogRepository()
        try await repository.putSealed("b1", sealedAt: WallTime(seconds: 1))
        let error = await #expect(throws: BackupError.self) { try await repository.catalog.get(name) }
        #expect(error?.code == code)
    }
}
