import BackupFormat
import Basics
import MilvusModel
import ObjectStorage
import Synchronization
import Testing
import Zstandard

/// What somebody may have put where we expect a backup: refused, and never held in memory.
@Suite struct HostileMetaTests {
    private final class Pulled: Sendable {
        let count = Mutex(0)
    }

    /// A bucket whose objects are all as large.
    private struct LargeStore: StoreDecorator {
        let base: any ObjectStore
        let length: Int64
        let pulled = Pulled()

        func around<Value: Sendable>(
            _ send: () async throws(ObjectStoreError) -> Value
        ) async throws(ObjectStoreError) -> Value {
            try await send()
        }

        func get(_ key: ObjectKey, _ options: GetOptions) async throws(ObjectStoreError) -> ObjectContent {
            let pulled = pulled
            return ObjectContent(
                metadata: ObjectMetadata(key: key, size: length, etag: nil), length: length,
                body: ByteStream {
                    pulled.count.withLock { $0 += 1 }
                    return [UInt8](repeating: UInt8(ascii: "["), count: 1 << 20)
                })
        }
    }

    private func isDamaged(_ body: () async throws -> Void) async -> String? {
        do {
            try await body()
            return nil
        } catch {
            guard case .damaged(_, let reason)? = error as? BackupFormatError else { return nil }
            return reason
        }
    }

    @Test func `a document of two gibibytes is refused by its length alone`() async throws {
        let repository = try Repository()
        let store = LargeStore(base: repository.store, length: 2 << 30)
        let reader = BackupReader(store: store, layout: repository.layout)
        let reason = await isDamaged { _ = try await reader.levelFile(.segmentLevel) }
        #expect(reason?.contains("2147483648 bytes") == true)
        #expect(store.pulled.count.withLock { $0 } == 0)
    }

    @Test func `a manifest may be large, but not beside its segments`() async throws {
        let repository = try Repository()
        let store = LargeStore(base: repository.store, length: 2 << 30)
        let reader = BackupReader(store: store, layout: repository.layout)
        let reason = await isDamaged { _ = try await reader.outline(.foreign(.full)) }
        #expect(reason?.contains("beside its segments") == true)
        #expect(store.pulled.count.withLock { $0 } <= 66)
    }

    @Test func `a line that never ends is refused before it fills the memory`() async throws {
        let repository = try Repository()
        let seal = try await repository.writeBackup()
        var compressor = ZstdCompressor()
        var bomb: [UInt8] = []
        let mebibyte = [UInt8](repeating: UInt8(ascii: "a"), count: 1 << 20)
        for _ in 0..<2048 { bomb += try compressor.compress(mebibyte) }
        bomb += try compressor.finish()
        try await repository.put("meta/objects.jsonl.zst", bomb)
        let before = try MemoryPeak.reset()
        let reason = await isDamaged {
            var reader = try await repository.reader.objects(seal)
            while try await reader.next() != nil {}
        }
        #expect(reason?.contains("longer than") == true)
        #expect(try MemoryPeak.mebibytes() - before < 256, "\(bomb.count) bytes filled the memory")
    }

    @Test func `depth without end is refused`() async throws {
        let repository = try Repository()
        let deep = [UInt8](repeating: UInt8(ascii: "["), count: 100_000)
        try await repository.put("meta/full_meta.json", deep)
        #expect(await isDamaged { _ = try await repository.reader.outline(.foreign(.full)) } != nil)
        try await repository.put("meta/seal.json", deep)
        guard case .damaged = try await repository.reader.condition() else {
            Issue.record("a seal of brackets was taken for one")
            return
        }
    }

    @Test func `numbers that nobody can hold are refused, not rounded`() async throws {
        let repository = try Repository()
        let text = #"{"collection_backups":[{"collection_id":10000000000000000000000}]}"#
        try await repository.put("meta/full_meta.json", Array(text.utf8))
        #expect(
            await isDamaged { _ = try await repository.reader.outline(.foreign(.full)) }?.contains("collection_id")
                == true)
    }
}
