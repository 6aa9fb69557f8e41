import BackupFormat
import MilvusModel
import ObjectStorage
import Testing

@Suite("Backup layout")
struct BackupLayoutTests {
    @Test(
        "a backup's directory lies under the cleaned root path",
        arguments: [("backup", "backup/b1/"), ("", "b1/"), ("/backup/", "/backup/b1/"), ("a//b", "a/b/b1/")])
    func directory(rootPath: String, expected: String) throws {
        let layout = BackupLayout(rootPath: rootPath, name: try BackupName(new: "b1"))
        #expect(layout.prefix == expected)
        #expect(layout.key(.seal).rawValue == "\(expected)meta/seal.json")
        #expect(layout.runPrefix == "\(expected)run/")
    }

    @Test("every kind of object is found again from its key", arguments: Sample.keysInBackup)
    func roundTrips(object: DataObject, relativeKey: String) throws {
        let layout = BackupLayout(rootPath: "backup", name: try BackupName(new: "b1"))
        let key = layout.key(of: object)
        #expect(key.rawValue == "backup/b1/\(relativeKey)")
        #expect(layout.parse(key)?.object == object)
        #expect(layout.relativePath(of: key) == relativeKey)
    }

    @Test("the group is told by the number of elements")
    func groups() {
        let grouped = BackupLayout.parse(relative: "binlogs/insert_log/1/2/77/3/100/9")
        #expect(grouped == BackupObject(object: Sample.insertLog, group: GroupID(rawValue: 77)))
        let plain = BackupLayout.parse(relative: "binlogs/insert_log/1/2/3/100/9")
        #expect(plain == BackupObject(object: Sample.insertLog, group: nil))
        #expect(BackupLayout.parse(relative: "binlogs/delta_log/1/-1/3/9")?.group == nil)
    }

    @Test(
        "what isn't data is nothing",
        arguments: [
            "meta/full_meta.json", "binlogs", "binlogs/insert_log", "binlogs/insert_log/1/2/3/9",
            "binlogs/other_log/1/2/3/3/100/9", "binlogs/insert_log/1/2/3/3/x/9", "bundle/snapshots/1/metadata/2.json",
        ])
    func refuses(path: String) {
        #expect(BackupLayout.parse(relative: path) == nil)
    }

    @Test("import prefixes name the directory whose children are segments")
    func importPrefixes() throws {
        let layout = BackupLayout(rootPath: "", name: try BackupName(new: "b1"))
        let collection = CollectionID(rawValue: 1)
        let partition = PartitionID(rawValue: 2)
        #expect(
            layout.importPrefix(.insert, collection, partition, GroupID(rawValue: 3)) == "b1/binlogs/insert_log/1/2/3/")
        #expect(layout.importPrefix(.delta, collection, partition, .none) == "b1/binlogs/delta_log/1/2/")
        #expect(layout.levelZeroPrefix(Sample.location) == "b1/binlogs/delta_log/1/2/3/")
    }
}
