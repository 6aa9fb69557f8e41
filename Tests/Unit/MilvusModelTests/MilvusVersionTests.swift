import MilvusModel
import Testing

@Suite("Milvus versions")
struct MilvusVersionTests {
    @Test(
        "Every form in which servers say their version is understood",
        arguments: [
            ("v2.3.5", MilvusVersion(2, 3, 5)),
            ("2.2.16", MilvusVersion(2, 2, 16)),
            ("v2.3.5-lite", MilvusVersion(2, 3, 5)),
            ("v2.5.4.1", MilvusVersion(2, 5, 4)),
            ("v2.6.0-rc1", MilvusVersion(2, 6, 0)),
            ("2.6-20260115-3f2c1a7", MilvusVersion(2, 6, MilvusVersion.newestPatch)),
            ("milvus_lite-3.2.2", MilvusVersion(3, 2, 2)),
            ("v2.6.6 (Compatible with Milvus 2.5)", MilvusVersion(2, 6, 6)),
            ("zilliz-cloud (Compatible with Milvus 2.6)", MilvusVersion(2, 6, MilvusVersion.newestPatch)),
            ("master-20260301-abc1234", .newest),
            ("", .newest),
        ])
    func parses(text: String, version: MilvusVersion) {
        #expect(MilvusVersion(parsing: text) == version)
    }

    @Test("A development build of a line is newer than its releases and older than the next line")
    func ordersDevelopmentBuilds() {
        let development = MilvusVersion(parsing: "2.6-20260115-3f2c1a7")
        #expect(MilvusVersion(2, 6, 20) < development)
        #expect(development < MilvusVersion(3, 0, 0))
        #expect(MilvusVersion(3, 0, 0) < .newest)
    }

    @Test("Patch numbers compare as numbers")
    func comparesNumbers() {
        #expect(MilvusVersion(2, 5, 8) < MilvusVersion(2, 5, 14))
        #expect(MilvusVersion(2, 4, 99) < MilvusVersion(2, 5, 0))
    }

    @Test("A line without patch shows none")
    func describes() {
        #expect("\(MilvusVersion(2, 3, 5))" == "2.3.5")
        #expect("\(MilvusVersion(parsing: "2.6-20260115"))" == "2.6")
        #expect("\(MilvusVersion.newest)" == "unknown")
    }
}
