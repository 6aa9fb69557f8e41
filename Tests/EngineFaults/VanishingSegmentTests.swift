import BackupEngine
import EngineHarness
import FaultRig
import Testing

@Suite("Segments that vanish while they are copied")
struct VanishingSegmentTests {
    /// 40 segments; two of them are 5 %.
    static func configuration(holdsGarbageCollection: Bool) -> RigConfiguration {
        var configuration = RigConfiguration()
        configuration.milvus.pausesGarbageCollection = holdsGarbageCollection
        var docs = MilvusSeed("docs")
        docs.partitions = ["_default", "second"]
        docs.segmentsPerPartition = 20
        docs.rowsPerSegment = 2
        configuration.seeds = [docs]
        return configuration
    }

    /// Compacted and collected at some moment: the collection is listed anew, and nothing is missing (R11).
    @Test(
        "are found in the segments that replaced them",
        arguments: FaultBudget.isFull ? Array(stride(from: 20, through: 460, by: 5)) : [30, 80, 150, 300])
    func compaction(request: Int) async throws {
        try await withEngineRig(Self.configuration(holdsGarbageCollection: false)) { rig in
            rig.kill.before(request) { rig.compactTwo(seed: request) }
            let report = try await rig.withMachine { try await $0.create("nightly") }
            #expect(report.isComplete, "\(request): \(report)")
            try await expectWhole(rig, "\(request)")
        }
    }

    /// As long as it goes on, no backup is the result, or a whole one.
    @Test("again and again end in no backup or in a whole one", arguments: [15, 40, 90])
    func restlessCompaction(period: Int) async throws {
        try await withEngineRig(Self.configuration(holdsGarbageCollection: false)) { rig in
            for turn in 1...18 { rig.kill.before(turn * period) { rig.compactTwo(seed: turn) } }
            do {
                let report = try await rig.withMachine { try await $0.create("nightly") }
                if report.isComplete { try await expectWhole(rig, "\(period)") }
            } catch let error as BackupError {
                let words = error.subject + error.description
                #expect(words.contains("docs") || words.contains("_log/"), "it names what failed: \(error)")
            }
            let isSealed = BackupOracle(rig).meta("meta/seal.json", of: "nightly") != nil
            #expect(try await (rig.withMachine { try await $0.list() }["nightly"] == .complete) == isSealed)
        }
    }

    /// The management port is gone for two leases; compaction and the collection of garbage go on (R12).
    @Test("because the hold on garbage collection was lost are found too, and the loss is told")
    func lostLease() async throws {
        try await withEngineRig(Self.configuration(holdsGarbageCollection: true)) { rig in
            let pause = "/management/datacoord/garbage_collection/pause"
            rig.milvus.add(MilvusFault(pause, 2...1000, .refuse(code: 1, reason: "down")))
            let lease = rig.configuration.limits.garbageCollectionLease
            for turn in 0..<12 { rig.kill.before(60 + turn * 15) { rig.time.advance(by: lease / 6) } }
            rig.kill.before(260) { rig.compactTwo(seed: 1) }
            try await rig.withMachine { machine in
                let report = try await machine.create("nightly")
                #expect(report.isComplete)
                #expect(report.findings.contains { $0.code == "garbage-collection-unprotected" }, "\(report.findings)")
            }
            try await expectWhole(rig, "after the lease")
        }
    }

    /// By its rows: which segments they lie in depends on when the compaction came.
    private func expectWhole(_ rig: EngineRig, _ when: String) async throws {
        #expect(try await rig.withMachine { try await $0.restore("nightly", suffix: "_back") }.isComplete, "\(when)")
        #expect(rig.milvus.keys(of: "docs_back") == rig.milvus.keys(of: "docs"), "\(when)")
    }
}

extension EngineRig {
    /// Two flushed segments become one, and their files go, unless garbage collection is held.
    func compactTwo(seed: Int) {
        let segments = milvus.segments(of: "docs")
        guard segments.count > 2 else { return }
        let first = (seed * 7) % (segments.count / 2 - 1)
        milvus.compact([segments[first], segments[first + 1]], of: "docs")
        milvus.collectGarbage()
    }
}
