import BackupEngine
import MilvusModel
import ObjectStorage
import Testing

@Suite("Root path proof")
struct RootPathProofTests {
    private func segment(_ id: Int64, rows: Int64 = 10, level: SegmentLevel = .legacy) -> SegmentDescription {
        SegmentDescription(
            id: SegmentID(rawValue: id), collection: CollectionID(rawValue: 1), partition: PartitionID(rawValue: 2),
            rows: rows, state: .flushed, level: level)
    }

    private func store(_ keys: [String]) async throws -> InMemoryStore {
        let store = InMemoryServer().store(bucket: "milvus")
        for key in keys { _ = try await store.put(ObjectKey(key), [1]) }
        return store
    }

    @Test(
        "finds a segment under the root path, whatever its form",
        arguments: [("files", "files/"), ("files/", "files/"), ("", ""), ("a/b", "a/b/"), ("/files", "/files/")])
    func proved(_ root: String, _ prefix: String) async throws {
        let store = try await store(["\(prefix)insert_log/1/2/7/100/5"])
        let proof = RootPathProof(store: store, rootPath: root)
        #expect(try await proof.prove([segment(7)]) == .proved(SegmentID(rawValue: 7)))
    }

    @Test("takes no sibling whose id begins with the same digits, and no backup, for the segment")
    func lookalikes() async throws {
        let store = try await store([
            "files/insert_log/1/2/77/100/5", "backup/b/binlogs/insert_log/1/2/7/7/100/5",
            "backup/old/binlogs/insert_log/1/2/7/100/5",
        ])
        let verdict = try await RootPathProof(store: store, rootPath: "files").prove([segment(7)])
        #expect(verdict == .wrong(SegmentID(rawValue: 7), candidates: []))
    }

    @Test(
        "says which root path looks right",
        arguments: [("", "file/", "file"), ("files", "", ""), ("files", "tenants/blue/milvus/", "tenants/blue/milvus")])
    func candidates(_ root: String, _ prefix: String, _ right: String) async throws {
        let store = try await store(["\(prefix)insert_log/1/2/7/100/5", "other/thing"])
        let verdict = try await RootPathProof(store: store, rootPath: root).prove([segment(7)])
        #expect(verdict == .wrong(SegmentID(rawValue: 7), candidates: [right]))
        let error = verdict.error(rootPath: root, bucket: "milvus")
        #expect(error?.code == .invalidRequest)
        #expect(error?.advice?.contains("'\(right)'") == true)
    }

    @Test("tries another segment when one was compacted away")
    func compacted() async throws {
        let store = try await store(["files/insert_log/1/2/8/100/5"])
        let verdict = try await RootPathProof(store: store, rootPath: "files").prove([segment(7), segment(8)])
        #expect(verdict == .proved(SegmentID(rawValue: 8)))
    }

    @Test("proves nothing where no segment has flushed rows")
    func nothing() async throws {
        let verdict = try await RootPathProof(store: store([]), rootPath: "files")
            .prove([segment(7, rows: 0), segment(8, level: .l0)])
        #expect(verdict == .nothingToProve)
        #expect(verdict.error(rootPath: "files", bucket: "milvus") == nil)
    }
}
