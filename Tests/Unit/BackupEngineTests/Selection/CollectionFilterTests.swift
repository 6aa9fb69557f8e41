import MilvusModel
import Testing

@testable import BackupEngine

@Suite("CollectionFilter")
struct CollectionFilterTests {
    @Test(
        "selects what milvus-backup's grammar says",
        arguments: [
            ("", "sales", "docs", true),
            ("sales.*", "sales", "docs", true),
            ("sales.*", "default", "docs", false),
            ("sales.docs", "sales", "docs", true),
            ("sales.docs", "sales", "other", false),
            ("docs", "default", "docs", true),
            ("docs", "sales", "docs", false),
            ("sales.", "sales", "docs", false),
            ("a, sales.docs", "sales", "docs", true),
        ])
    func selects(text: String, database: String, collection: String, expected: Bool) throws {
        let filter = try CollectionFilter(parsing: text)
        let reference = CollectionReference(database: DatabaseName(database), name: collection)
        #expect(filter.selects(reference) == expected)
    }

    @Test("a database named alone is selected without its collections")
    func databaseOnly() throws {
        let filter = try CollectionFilter(parsing: "sales.")
        #expect(filter.selects(database: DatabaseName("sales")))
        #expect(!filter.selects(database: .default))
    }

    @Test("collections named one by one are told apart from whole databases")
    func named() throws {
        let filter = try CollectionFilter(parsing: "sales.*,docs,ops.logs")
        #expect(filter.namedCollections.map(\.description) == ["default.docs", "ops.logs"])
    }

    @Test("what isn't understood is a usage error that names it", arguments: ["a.b.c", ".docs", "*.docs", "a.b*"])
    func misunderstood(text: String) {
        let error = #expect(throws: BackupError.self) { try CollectionFilter(parsing: text) }
        #expect(error?.code == .invalidRequest)
        #expect(error?.subject == text)
    }
}
