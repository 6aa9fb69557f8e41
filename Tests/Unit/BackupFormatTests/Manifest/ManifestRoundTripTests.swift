import BackupFormat
import Basics
import MilvusModel
import Testing

@Suite("Manifests of every writer")
struct ManifestRoundTripTests {
    @Test(
        "what is read is written back byte for byte",
        arguments: ["v0.4", "v0.5", "v0.6-bulk-flush", "v0.6-snapshot", "unknown-keys"])
    func roundTrips(writer: String) throws {
        let bytes = try ManifestFixture.bytes("\(writer)/full_meta.json")
        let info = try BackupInfo(json: JSONValue(parsing: bytes))
        #expect(String(decoding: info.json.encoded(.go), as: UTF8.self) == String(decoding: bytes, as: UTF8.self))
    }

    @Test("level files follow from the full manifest", arguments: ["v0.4", "v0.5"])
    func levelFiles(writer: String) throws {
        let info = try BackupInfo(json: ManifestFixture.json("\(writer)/full_meta.json"))
        #expect(info.backupLevel == (try ManifestFixture.json("\(writer)/backup_meta.json")))
        #expect(info.collectionLevel == (try ManifestFixture.json("\(writer)/collection_meta.json")))
        #expect(info.partitionLevel == (try ManifestFixture.json("\(writer)/partition_meta.json")))
        #expect(info.segmentLevel == (try ManifestFixture.json("\(writer)/segment_meta.json")))
    }

    @Test("a manifest is put together from level files", arguments: ["v0.1-groupless", "v0.3-grouped", "v0.4"])
    func fromLevels(writer: String) throws {
        let info = try Self.fromLevels(writer)
        let collection = try #require(info.collections.first)
        let partition = try #require(collection.partitions.first)
        #expect(partition.size == partition.segments.reduce(0) { $0 + $1.size })
        #expect(collection.size == partition.size)
        #expect(info.size == collection.size)
        #expect(partition.segments.allSatisfy { $0.partition == partition.id })
        #expect(collection.reference.database == .default)
    }

    @Test("groups of old writers are kept as they are")
    func oldGroups() throws {
        let grouped = try Self.fromLevels("v0.3-grouped").collections[0].segments
        #expect(grouped.map(\.group.rawValue) == [1, 1, 2])
        let plain = try Self.fromLevels("v0.1-groupless").collections[0].segments
        #expect(plain.allSatisfy { $0.group == .none })
        #expect(plain.allSatisfy { $0.deltaLogs.count == 1 && !$0.hasDeltaLogs })
    }

    @Test("level files without elements are empty objects")
    func emptyLevels() throws {
        let info = BackupInfo(id: "t", name: "empty")
        #expect(info.collectionLevel.text() == "{}")
        #expect(info.partitionLevel.text() == "{}")
        #expect(info.segmentLevel.text() == "{}")
        let back = try BackupInfo(
            backupLevel: info.backupLevel, collectionLevel: [:], partitionLevel: [:], segmentLevel: [:])
        #expect(back == info)
    }

    static func fromLevels(_ writer: String) throws -> BackupInfo {
        try BackupInfo(
            backupLevel: ManifestFixture.json("\(writer)/backup_meta.json"),
            collectionLevel: ManifestFixture.json("\(writer)/collection_meta.json"),
            partitionLevel: ManifestFixture.json("\(writer)/partition_meta.json"),
            segmentLevel: ManifestFixture.json("\(writer)/segment_meta.json"))
    }
}
