import MilvusClient
import MilvusModel
import Testing

@testable import BackupEngine

@Suite("FlushMethod")
struct FlushMethodTests {
    private func features(_ version: MilvusVersion) -> MilvusFeatures {
        MilvusFeatures(version: version, versionText: "\(version)")
    }

    @Test(
        "auto flushes the cluster where the server can, else each collection",
        arguments: [
            (MilvusVersion(2, 2, 16), CreateOptions.Strategy.auto, FlushMethod.perCollection),
            (MilvusVersion(2, 6, 10), .auto, .perCollection),
            (MilvusVersion(2, 6, 11), .auto, .cluster),
            (MilvusVersion(2, 6, 11), .serialFlush, .perCollection),
            (MilvusVersion(2, 6, 11), .bulkFlush, .cluster),
            (MilvusVersion(2, 3, 5), .skipFlush, .none),
            (MilvusVersion(2, 3, 5), .metaOnly, .none),
        ])
    func chooses(version: MilvusVersion, strategy: CreateOptions.Strategy, expected: FlushMethod) throws {
        #expect(try FlushMethod(strategy, on: features(version)) == expected)
    }

    @Test("a cluster flush that the server doesn't know is refused with the way out")
    func refuses() {
        let error = #expect(throws: BackupError.self) {
            try FlushMethod(.bulkFlush, on: features(MilvusVersion(2, 3, 5)))
        }
        #expect(error?.code == .incompatibleVersions)
        #expect(error?.advice?.contains("serial_flush") == true)
    }
}
