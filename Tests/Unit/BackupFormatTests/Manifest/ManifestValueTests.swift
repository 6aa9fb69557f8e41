import BackupFormat
import Basics
import MilvusModel
import Testing

@Suite("Manifest values")
struct ManifestValueTests {
    @Test("ids beyond 2^53 are exact")
    func exactIDs() throws {
        let info = try BackupInfo(json: ManifestFixture.json("v0.5/full_meta.json"))
        let collection = try #require(info.collections.first)
        #expect(collection.id.rawValue == 467_001_122_334_455_601)
        #expect(collection.createdTimestamp == 466_990_000_000_000_001)
        #expect(collection.l0Segments.first?.partition == .all)
        #expect(collection.l0Segments.first?.deltaLogs.first?.binlogs.first?.id.rawValue == 467_001_122_334_455_910)
    }

    @Test("zero values are omitted, what Go always writes is written")
    func zeroValues() {
        let info = BackupInfo(id: "", name: "")
        #expect(info.json.text() == #"{"state_code":0,"size":0}"#)
        let segment = SegmentBackup(
            id: SegmentID(rawValue: 1), collection: CollectionID(rawValue: 2), partition: PartitionID(rawValue: 3))
        #expect(segment.json.text() == #"{"segment_id":1,"collection_id":2,"partition_id":3,"size":0}"#)
        #expect(Binlog(path: "", size: 0, id: LogID(rawValue: 0)).json.text() == #"{"log_size":0}"#)
        #expect(FieldBinlog(binlogs: []).json.text() == "{}")
    }

    @Test("a collection always says its database, size and whether it has an index")
    func collectionDefaults() {
        let collection = CollectionBackup(
            taskID: "", id: CollectionID(rawValue: 7), reference: CollectionReference(name: "c"),
            schema: CollectionSchema(name: "c", fields: []))
        #expect(
            collection.json.text()
                == #"{"collection_id":7,"db_name":"default","collection_name":"c","schema":{"name":"c"},"size":0,"has_index":false}"#
        )
    }

    @Test("a schema is encoded afresh as it was written", arguments: ["v0.5", "v0.6-bulk-flush"])
    func schemaEncoding(writer: String) throws {
        let json = try #require(
            ManifestFixture.json("\(writer)/full_meta.json")["collection_backups"]?.array?.first?["schema"])
        let schema = try CollectionSchema(json: json)
        #expect(schema.json == json)
        #expect(schema.fields[3].serializedDefaultValue == [0x32, 0x02, 0x65, 0x6E])
    }

    @Test("a changed schema loses no value that has a name")
    func changedSchema() throws {
        var info = try BackupInfo(json: ManifestFixture.json("unknown-keys/full_meta.json"))
        info.collections[0].schema.serialized = [1, 2, 255]
        info.collections[0].schema.fields[0].isClusteringKey = true
        let again = try BackupInfo(json: info.json)
        #expect(again.collections[0].schema == info.collections[0].schema)
        #expect(again.json["collection_backups"]?.array?.first?["schema"]?["schema_base64"] == "AQL/")
    }

    @Test("the older way of default values is read")
    func rawDefaultValue() throws {
        let info = try BackupInfo(json: ManifestFixture.json("v0.4/full_meta.json"))
        #expect(info.collections[0].schema.fields[1].serializedDefaultValue == [0x32, 0x02, 0x65, 0x6E])
    }

    @Test("users keep their hashes, and printing them doesn't show these")
    func accessControl() throws {
        let json = try #require(ManifestFixture.json("v0.5/full_meta.json")["rbac_meta"])
        let access = try AccessControl(json: json)
        #expect(access.json == json)
        #expect(access.users.first?.passwordHash?.reveal() == "$2a$10$abcdefghijklmnopqrstuv")
        #expect(!"\(access)".contains("$2a$"))
        #expect(access.grants.first?.privilege == "Search")
        #expect(access.privilegeGroups.first?.privileges == ["Search", "Query"])
    }

    @Test("a database's key bundle is kept and not shown")
    func encryptionKey() throws {
        let info = try BackupInfo(json: ManifestFixture.json("v0.6-bulk-flush/full_meta.json"))
        #expect(info.databases[1].encryptionKey?.reveal() == "ZXprLWJ1bmRsZQ==")
        #expect(!"\(info.databases)".contains("ZXprLWJ1bmRsZQ=="))
    }

    @Test("a wrong type is an error that names the place")
    func wrongType() {
        let error = #expect(throws: JSONMappingError.self) {
            try BackupInfo(json: ["collection_backups": [["schema": ["fields": [["fieldID": 1], ["fieldID": "2"]]]]]])
        }
        #expect(error?.path == "collection_backups[0].schema.fields[1].fieldID")
    }

    @Test("keys match without regard to case")
    func looseKeys() throws {
        let info = try BackupInfo(json: ["NAME": "n", "Size": 7, "ID": "i"])
        #expect(info.name == "n" && info.size == 7 && info.id == "i")
    }

    @Test("sizes are sums, deletes of all partitions included")
    func sumsSizes() throws {
        var info = try BackupInfo(json: ManifestFixture.json("v0.5/full_meta.json"))
        info.size = 0
        info.collections[0].partitions[0].size = 0
        info.sumSizes()
        #expect(info == (try BackupInfo(json: ManifestFixture.json("v0.5/full_meta.json"))))
    }
}
