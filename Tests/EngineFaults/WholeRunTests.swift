import BackupEngine
import EngineHarness
import FaultRig
import Testing

@Suite("Backup and restore against the doubles")
struct WholeRunTests {
    @Test("a backup holds every file, and its restore every row")
    func createAndRestore() async throws {
        var configuration = RigConfiguration()
        var docs = MilvusSeed("docs")
        docs.partitions = ["_default", "second"]
        docs.deletesPerSegment = 1
        docs.growingRows = 3
        docs.aliases = ["papers"]
        configuration.seeds = [docs, MilvusSeed("plain")]
        try await withEngineRig(configuration) { rig in
            let oracle = BackupOracle(rig)
            let created = try await rig.withMachine { try await $0.create("nightly") }
            #expect(created.isComplete)
            #expect(oracle.data(of: "nightly") == oracle.expectedData(of: ["docs", "plain"]))
            let restored = try await rig.withMachine { try await $0.restore("nightly", suffix: "_back") }
            #expect(restored.isComplete, "\(restored)")
            for name in ["docs", "plain"] {
                #expect(rig.milvus.keys(of: name + "_back") == rig.milvus.keys(of: name))
            }
            #expect(oracle.litterInMilvusBucket().isEmpty)
        }
    }
}
