import BackupFormat
import BinlogFormat
import FixtureBackup
import MilvusModel
import ObjectStorage
import Testing

@testable import BackupEngine

/// On logs of a real server: keys are i · 7919 − 1,000,000.
@Suite("The keys of segments that are left out")
struct KeySurveyTests {
    private static let keys = PrimaryKey.int64(-1_000_000)...PrimaryKey.int64(299 * 7919 - 1_000_000)

    /// The range that is told when objects whose paths contain a text are gone, and others are known to be damaged.
    private func range(
        _ folder: String = "2.3.5-every", sealed: Bool = true, missing: [String] = [], damaged: [String] = []
    ) async throws -> ClosedRange<PrimaryKey>? {
        let repository = try await VerifyRepository(.checked)
        let backup = try FixtureBackup(repository.store, rootPath: VerifyRepository.rootPath, name: "real")
        let collection = FixtureCollection(folder, name: "docs")
        if sealed { try await backup.writeSealed([collection]) } else { try await backup.writeForeign([collection]) }
        let objects = collection.objects.map(\.path)
        func matching(_ texts: [String]) -> [String] {
            objects.filter { path in texts.contains { path.contains($0) } }
        }
        for path in matching(missing) { _ = try await repository.store.delete([backup.layout.key(relative: path)]) }
        let environment = try repository.environment()
        let (_, inspected) = try await RestorableBackupReader(environment: environment).read("real")
        let segment = try #require(collection.backup.segments.first)
        var leftOut = [
            collection.id: LeftOut(
                segments: [
                    LeftOutSegment(
                        id: segment.id, partition: "_default", rows: 300, reason: .rows, damages: [], damageCount: 1)
                ], ofSegments: 1, ofRows: 300)
        ]
        try await KeySurvey(
            environment: environment, backup: inspected, damaged: Set(matching(missing + damaged))
        ).fill(&leftOut)
        return leftOut[collection.id]?.keys
    }

    @Test("come from the statistics, whatever became of the rows")
    func statistics() async throws {
        #expect(try await range(missing: ["insert_log"]) == Self.keys)
    }

    @Test("come from the keys where statistics are missing, damaged, or were never kept")
    func column() async throws {
        #expect(try await range(missing: ["stats_log"]) == Self.keys)
        #expect(try await range(missing: ["stats_log", "/101/"]) == Self.keys)
        #expect(try await range(damaged: ["stats_log"]) == Self.keys)
        #expect(try await range(sealed: false) == Self.keys)
    }

    @Test("are unknown where neither is whole")
    func unknown() async throws {
        #expect(try await range(missing: ["stats_log", "insert_log"]) == nil)
        #expect(try await range(damaged: ["stats_log", "/100/"]) == nil)
        // Nobody has found out yet that they can't be read.
        #expect(try await range(sealed: false, missing: [], damaged: ["/100/"]) == nil)
    }

    @Test("may be texts")
    func texts() async throws {
        guard case .text? = try await range("2.3.5-everynamed", missing: ["insert_log"])?.lowerBound else {
            Issue.record("no text")
            return
        }
    }
}
