import MilvusModel
import Testing

@testable import BackupEngine

@Suite("NameMapping")
struct NameMappingTests {
    @Test(
        "maps a collection by its own entry, else its database's, else the suffix",
        arguments: [
            ("", "", "", "sales.docs", "sales.docs"),
            ("_copy", "", "", "sales.docs", "sales.docs_copy"),
            ("", "sales.docs:sales.old", "", "sales.docs", "sales.old"),
            ("", "docs:papers", "", "default.docs", "default.papers"),
            ("", "sales.*:archive.*", "", "sales.docs", "archive.docs"),
            ("", "sales.*:archive.*,sales.docs:x.y", "", "sales.docs", "x.y"),
            ("_copy", "", "sales:archive", "sales.docs", "archive.docs_copy"),
        ])
    func maps(suffix: String, rename: String, databases: String, source: String, target: String) throws {
        let mapping = try NameMapping(suffix: suffix, rename: rename, databaseMap: databases)
        #expect(mapping.target(of: CollectionReference(parsing: source)).description == target)
    }

    @Test("suffix and rename exclude each other")
    func exclusive() {
        let error = #expect(throws: BackupError.self) {
            try NameMapping(suffix: "_a", rename: "b:c", databaseMap: "")
        }
        #expect(error?.code == .invalidRequest)
    }

    @Test("what isn't a pair is a usage error", arguments: ["a", "a:b:c", ":b", "a:", "a.*:b"])
    func misunderstood(text: String) {
        #expect(throws: BackupError.self) { try NameMapping(suffix: "", rename: text, databaseMap: "") }
    }
}
