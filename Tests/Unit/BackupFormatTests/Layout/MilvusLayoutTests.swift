import BackupFormat
import MilvusModel
import ObjectStorage
import Testing

@Suite("Milvus layout")
struct MilvusLayoutTests {
    @Test(
        "keys begin with the cleaned root path",
        arguments: [
            ("files", "files/"), ("", ""), ("/files", "/files/"), ("a/b/", "a/b/"), ("a//b", "a/b/"),
            ("files/", "files/"),
        ])
    func rootPath(rootPath: String, expected: String) {
        let layout = MilvusLayout(rootPath: rootPath)
        #expect(layout.prefix(.insert) == "\(expected)insert_log/")
        #expect(layout.key(of: Sample.insertLog).rawValue == "\(expected)insert_log/1/2/3/100/9")
        #expect(layout.parse(layout.key(of: Sample.insertLog)) == Sample.insertLog)
    }

    @Test("every kind of object is found again from its key", arguments: Sample.keysBelowRoot)
    func roundTrips(object: DataObject, relativeKey: String) {
        let layout = MilvusLayout(rootPath: "files")
        #expect(layout.key(of: object).rawValue == "files/\(relativeKey)")
        #expect(layout.parse(ObjectKey("files/\(relativeKey)")) == object)
    }

    @Test(
        "keys of another shape or root are nothing",
        arguments: [
            "files/insert_log/1/2/3/100", "files/insert_log/1/2/3/100/9/8", "files/delta_log/1/2/3/100/9",
            "files/insert_log/1/2/3/x/9", "file/insert_log/1/2/3/100/9", "insert_log/1/2/3/100/9",
            "files/insert_log/1/2/3/_data/a.parquet", "files/wp/1/2", "files/index_files/1/2/3/4", "files/", "",
        ])
    func refuses(key: String) {
        #expect(MilvusLayout(rootPath: "files").parse(ObjectKey(key)) == nil)
    }

    @Test("a segment's prefix ends with a slash, so that ids with the same beginning stay apart")
    func segmentPrefix() {
        let prefix = MilvusLayout(rootPath: "files").prefix(.delta, Sample.location)
        #expect(prefix == "files/delta_log/1/2/3/")
    }
}
