import MilvusModel
import Testing

@testable import MilvusClient

@Suite("Features of servers")
struct MilvusFeaturesTests {
    @Test(
        "Each feature begins with its first release",
        arguments: [
            (MilvusFeature.exactSegmentLogs, MilvusVersion(2, 5, 7), MilvusVersion(2, 5, 8)),
            (.manyLevelZeroSegmentsPerImport, MilvusVersion(2, 6, 4), MilvusVersion(2, 6, 5)),
            (.collectionGarbageCollectionPause, MilvusVersion(2, 6, 7), MilvusVersion(2, 6, 8)),
            (.clusterFlush, MilvusVersion(2, 6, 10), MilvusVersion(2, 6, 11)),
            (.backupAccessControl, MilvusVersion(2, 4, 9), MilvusVersion(2, 4, 10)),
            (.describeDatabase, MilvusVersion(2, 4, 2), MilvusVersion(2, 4, 3)),
            (.garbageCollectionPause, MilvusVersion(2, 3, 3), MilvusVersion(2, 3, 4)),
            (.importJobs, MilvusVersion(2, 3, 21), MilvusVersion(2, 4, 0)),
        ])
    func begins(feature: MilvusFeature, before: MilvusVersion, first: MilvusVersion) {
        #expect(!MilvusFeatures(version: before, versionText: "").has(feature))
        #expect(MilvusFeatures(version: first, versionText: "").has(feature))
    }

    @Test("What was seen missing counts as missing, whatever the version")
    func probed() {
        let features = MilvusFeatures(
            version: MilvusVersion(2, 3, 5), versionText: "v2.3.5-lite", probedMissing: [.garbageCollectionPause])
        #expect(features.missing(from: [.databases, .garbageCollectionPause]) == [.garbageCollectionPause])
    }

    @Test("A build without version has everything")
    func newest() {
        #expect(MilvusFeatures(version: .newest, versionText: "master-20260301").missing().isEmpty)
    }

    @Test("2.2.16 misses what came with 2.3 and later, and nothing of 2.2")
    func old() {
        let missing = MilvusFeatures(version: MilvusVersion(2, 2, 16), versionText: "2.2.16").missing()
        #expect(missing.contains(.countQuery))
        #expect(!missing.contains(.databases))
        #expect(!missing.contains(.allocateTimestamp))
    }
}
