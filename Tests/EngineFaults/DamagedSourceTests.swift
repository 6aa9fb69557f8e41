import BackupEngine
import EngineHarness
import FaultRig
import Testing

@Suite("A Milvus that has lost files")
struct DamagedSourceTests {
    private static func configuration(describesSegments: Bool) -> RigConfiguration {
        var configuration = RigConfiguration()
        configuration.milvus.describesSegments = describesSegments
        var docs = MilvusSeed("docs")
        docs.segmentsPerPartition = 3
        configuration.seeds = [docs, MilvusSeed("whole")]
        return configuration
    }

    /// By Milvus' own list, or by a listing that shows a field without logs.
    @Test("is backed up without the segment that lost one, says so, and gives back the rest", arguments: [true, false])
    func lostLog(describesSegments: Bool) async throws {
        try await withEngineRig(Self.configuration(describesSegments: describesSegments)) { rig in
            let segment = try #require(rig.milvus.segments(of: "docs").first)
            let log = try #require(Self.insertLogs(of: segment, rig).last)
            rig.s3.remove(log, in: RigConfiguration.milvusBucket)
            let report = try await rig.withMachine { try await $0.create("nightly") }
            #expect(!report.isComplete)
            #expect(report.collections.map(\.failure) == [nil, nil])
            let damage = try #require(report.collections.compactMap(\.damage).first)
            #expect(damage.contains("of segment \(segment)"), "\(damage)")
            #expect(report.findings.filter { $0.code == "source-damaged" }.count == 1)
            #expect(try await rig.withMachine { try await $0.list() } == ["nightly": .partial])
            #expect(try await rig.withMachine { try await $0.restore("nightly", suffix: "_back") }.isComplete)
            let back = Set(try #require(rig.milvus.keys(of: "docs_back")))
            let all = Set(try #require(rig.milvus.keys(of: "docs")))
            #expect(!back.isEmpty && back.isStrictSubset(of: all))
            #expect(rig.milvus.keys(of: "whole_back") == rig.milvus.keys(of: "whole"))
        }
    }

    /// What a run found out isn't forgotten by the one that takes it up.
    @Test("is told of as well by a run that was gone on with")
    func resumed() async throws {
        try await withEngineRig(Self.configuration(describesSegments: true)) { rig in
            let segment = try #require(rig.milvus.segments(of: "docs").first)
            rig.s3.remove(try #require(Self.insertLogs(of: segment, rig).last), in: RigConfiguration.milvusBucket)
            let killed = try await rig.run(killedAt: 90, .afterEffect) { try await $0.create("nightly") }
            guard case .killed = killed else {
                Issue.record("it ended before its time")
                return
            }
            guard case .finished(let report) = try await rig.withMachine({ try await $0.resume("nightly") }) else {
                Issue.record("it was finished before its time")
                return
            }
            #expect(report.collections.compactMap(\.damage).count == 1)
            #expect(report.findings.filter { $0.code == "source-damaged" }.count == 1)
        }
    }

    private static func insertLogs(of segment: Int64, _ rig: EngineRig) -> [String] {
        rig.s3.objects(in: RigConfiguration.milvusBucket).map(\.key)
            .filter { $0.contains("insert_log/") && $0.contains("/\(segment)/") }.sorted()
    }
}
