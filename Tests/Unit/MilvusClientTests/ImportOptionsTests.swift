import Basics
import MilvusModel
import Testing

@testable import MilvusClient

@Suite("Import options by server")
struct ImportOptionsTests {
    private let end = HybridTimestamp(WallTime(milliseconds: 1_700_000_000_000), logical: 3)

    @Test("Servers before 2.4 take the end as milliseconds, later ones as hybrid timestamp")
    func endTimestamp() {
        let options = ImportOptions(endTimestamp: end)
        #expect(options.pairs(for: old)["end_ts"] == "1700000000000")
        #expect(options.pairs(for: new)["end_ts"] == "\(end.rawValue)")
    }

    @Test("A backup names itself as one and asks for no quota check")
    func backup() {
        let pairs = ImportOptions().pairs(for: old)
        #expect(
            pairs == [
                KeyValuePair(key: "skip_disk_quota_check", value: "true"), KeyValuePair(key: "backup", value: "true"),
            ])
    }

    @Test("Storage version, timeout and key go along when they are set and the server takes them")
    func more() {
        let options = ImportOptions(
            isBackup: false, isLevelZero: true, storageVersion: 2, timeout: .seconds(300),
            encryptionZoneKey: Secret("bundle"))
        let pairs = options.pairs(for: new)
        #expect(pairs["l0_import"] == "true")
        #expect(pairs["backup"] == nil)
        #expect(pairs["storage_version"] == "2")
        #expect(pairs["timeout"] == "300s")
        #expect(pairs["ezk"] == "bundle")
        #expect(options.pairs(for: old)["timeout"] == nil)
    }

    @Test("Old servers want two paths even without deletes")
    func twoPaths() {
        #expect(ImportOptions().paths(["insert/"], for: old) == ["insert/", ""])
        #expect(ImportOptions().paths(["insert/", "delta/"], for: old) == ["insert/", "delta/"])
        #expect(ImportOptions().paths(["insert/"], for: new) == ["insert/"])
    }

    private let old = MilvusFeatures(version: MilvusVersion(2, 3, 5), versionText: "v2.3.5")
    private let new = MilvusFeatures(version: MilvusVersion(2, 6, 6), versionText: "v2.6.6")
}
