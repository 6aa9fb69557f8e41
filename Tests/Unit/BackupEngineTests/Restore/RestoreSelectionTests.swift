import BackupEngine
import BackupFormat
import MilvusModel
import Testing

@Suite("Restore selection")
struct RestoreSelectionTests {
    private let collections: [RestorableCollection]

    init() throws {
        collections =
            try ["docs", "images"].map { try BackupSamples.restorable(BackupSamples.collection($0)) }
            + [BackupSamples.restorable(BackupSamples.collection("docs", database: "sales"))]
    }

    private func targets(suffix: String = "", rename: String = "", filter: String = "") throws -> [String] {
        try RestoreSelection(
            collections,
            RestoreOptions(
                name: "nightly", mapping: NameMapping(suffix: suffix, rename: rename, databaseMap: ""),
                filter: CollectionFilter(parsing: filter))
        ).elements.map { "\($0.collection.reference)>\($0.target)" }
    }

    @Test("maps names, and filters by the name before or after")
    func maps() throws {
        #expect(
            try targets(suffix: "_2", filter: "sales.*") == ["sales.docs>sales.docs_2"])
        #expect(try targets(rename: "docs:papers", filter: "papers") == ["default.docs>default.papers"])
        #expect(try targets(rename: "docs:papers", filter: "docs") == ["default.docs>default.papers"])
        #expect(try targets(rename: "sales.*:shop.*", filter: "shop.docs") == ["sales.docs>shop.docs"])
        #expect(try targets().count == 3)
    }

    @Test("refuses a name that the backup doesn't have, and names near ones")
    func unknown() {
        #expect {
            try targets(filter: "dosc")
        } throws: { error in
            let error = error as? BackupError
            return error?.code == .invalidRequest && error?.advice?.contains("default.docs") == true
        }
        #expect {
            try targets(rename: "imges:pictures")
        } throws: { ($0 as? BackupError)?.advice?.contains("default.images") == true }
        #expect {
            try targets(filter: "nowhere.*")
        } throws: { ($0 as? BackupError)?.advice?.contains("sales.docs") == true }
    }

    @Test("refuses two collections under one name")
    func twice() {
        #expect {
            try targets(rename: "docs:all,images:all")
        } throws: { error in
            (error as? BackupError)?.message == "default.docs and default.images would both come back as default.all."
        }
    }
}
