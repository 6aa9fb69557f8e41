import BackupFormat
import MilvusModel
import ObjectStorage
import Testing

@testable import BackupEngine

@Suite("What a restore proves first")
struct ObjectPresenceTests {
    private func prove(
        _ repository: VerifyRepository, filter: String = "docs"
    ) async throws -> [CollectionID: ObjectPresence] {
        let reader = RestorableBackupReader(environment: try repository.environment())
        let (source, backup) = try await reader.read(VerifyRepository.name)
        let options = RestoreOptions(name: VerifyRepository.name, filter: try CollectionFilter(parsing: filter))
        return try await reader.prove(try RestoreSelection(source.collections, options), of: backup).presences
    }

    @Test("counts what an import reads, of our backups and of milvus-backup's in whatever group")
    func proved() async throws {
        let id = CollectionID(rawValue: 1)
        for kind in [VerifyRepository.Kind.checked, .unchecked, .foreign] {
            let repository = try await VerifyRepository(kind)
            #expect(try await prove(repository)[id]?.objects == 7)
            #expect(try await prove(repository)[id]?.bytes == 70)
            guard kind == .foreign else { continue }
            try await repository.ungroup()
            #expect(try await prove(repository)[id]?.objects == 7)
        }
    }

    @Test("other collections may be damaged, and strangers may lie there")
    func strangers() async throws {
        let repository = try await VerifyRepository(.checked)
        try await repository.remove("binlogs/insert_log/2/10/9/9/100/90")
        _ = try await repository.store.put(repository.key("binlogs/insert_log/1/11/9/9/100/1"), [1])
        let presence = try await prove(repository)[CollectionID(rawValue: 1)]
        #expect(presence?.partitionsWithStrangers == [PartitionID(rawValue: 11)])
        #expect(presence?.objects == 7)
    }

    @Test("an object that lies in two groups is there once, and a stranger")
    func twice() async throws {
        let repository = try await VerifyRepository(.foreign)
        _ = try await repository.store.put(
            repository.key("binlogs/insert_log/1/10/8/7/100/70"), Array("0123456789".utf8))
        let presence = try await prove(repository)[CollectionID(rawValue: 1)]
        #expect(presence?.objects == 7)
        #expect(presence?.partitionsWithStrangers == [PartitionID(rawValue: 10)])
    }
}
