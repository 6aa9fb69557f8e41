import BackupFormat
import Basics
import MilvusModel
import ObjectStorage
import Testing

@testable import BackupEngine

@Suite("Damage in Milvus' own bucket")
struct SourceDamageTests {
    private static let collection = CollectionReference(database: DatabaseName("default"), name: "docs")
    private static let segment = SegmentDescription(
        id: SegmentID(rawValue: 30), collection: CollectionID(rawValue: 10), partition: PartitionID(rawValue: 20),
        rows: 5, state: .flushed)

    private func log(_ kind: LogKind, _ log: Int64) -> LogObject {
        LogObject(
            kind: kind,
            location: SegmentLocation(
                collection: Self.segment.collection, partition: Self.segment.partition, segment: Self.segment.id),
            field: FieldID(rawValue: 100), log: LogID(rawValue: log))
    }

    private func snapshot(stats: [Int64: Int64], insert: [Int64: Int64] = [:]) -> SegmentSnapshot {
        var snapshot = SegmentSnapshot(description: Self.segment)
        func logs(_ kind: LogKind, _ sizes: [Int64: Int64]) -> [SegmentSnapshot.Log] {
            sizes.sorted { $0.key < $1.key }.map { id, size in
                SegmentSnapshot.Log(
                    log: log(kind, id), metadata: ObjectMetadata(key: ObjectKey("\(id)"), size: size, etag: nil))
            }
        }
        snapshot.stats = logs(.stats, stats)
        snapshot.insert = logs(.insert, insert)
        return snapshot
    }

    private func recorded(_ sizes: [(Int64, RecordedSize)]) -> [FieldLogs] {
        [FieldLogs(field: FieldID(rawValue: 100), logs: sizes.map { LogID(rawValue: $0.0) }, sizes: sizes.map(\.1))]
    }

    @Test("a length that is known for certain is compared, one that is the size in memory isn't")
    func certainSizes() {
        var sizes = SizeComparison()
        sizes.add(
            snapshot(stats: [1: 70, 2: 80], insert: [3: 9]),
            SegmentLogs(
                segment: Self.segment.id, insert: recorded([(3, .unknown)]),
                stats: recorded([(1, .exact(70)), (2, .exact(81))])))
        #expect(sizes.found == [SizeComparison.Difference(log: log(.stats, 2), size: 80, recorded: 81)])
    }

    @Test("a length that is only likely counts where most of its kind agree")
    func likelySizes() {
        func found(_ insert: [Int64: Int64]) -> [Int64] {
            var sizes = SizeComparison()
            sizes.add(
                snapshot(stats: [:], insert: insert),
                SegmentLogs(
                    segment: Self.segment.id, insert: recorded(insert.keys.sorted().map { ($0, .likely(10)) })))
            return sizes.found.map(\.log.log.rawValue)
        }
        #expect(found([1: 10, 2: 10, 3: 9]) == [3])
        #expect(found([1: 10, 2: 8, 3: 9]).isEmpty)
    }

    @Test("an empty log is damage, whatever is recorded")
    func emptyLog() {
        var sizes = SizeComparison()
        sizes.add(
            snapshot(stats: [:], insert: [1: 0]),
            SegmentLogs(segment: Self.segment.id, insert: recorded([(1, .unknown)])))
        #expect(sizes.found.map(\.size) == [0])
    }

    @Test("what is lost is told in rows, segments and logs; a whole collection has nothing to tell")
    func message() throws {
        var damage = SourceDamage()
        #expect(damage.findings(Self.collection).isEmpty)
        damage.add(
            SegmentLoss(rows: 5, isWhole: true, missing: [log(.insert, 1), log(.delta, 2)]), of: Self.segment.id)
        let finding = try #require(damage.findings(Self.collection).first)
        #expect(finding.code == "source-damaged" && finding.advice != nil)
        #expect(finding.message.contains("1 insert_log, 1 delta_log of 1 segments"))
        #expect(finding.message.contains("insert_log 1 of field 100 of segment 30"))
        #expect(finding.message.contains("5 rows can't be backed up, among them all of 1 segments."))
        #expect(finding.message.contains("Rows that were deleted come back"))
    }

    @Test("leftovers of a flush that was tried again are told, and are no damage")
    func leftovers() {
        var damage = SourceDamage()
        damage.add(SegmentLoss(leftOut: 3), of: Self.segment.id)
        #expect(damage.message == nil)
        #expect(damage.findings(Self.collection).map(\.code) == ["leftover-logs"])
    }

    @Test("logs of segments that Milvus knows are no remark: they were compacted, and wait to be collected")
    func unowned() {
        var unowned = UnownedLogs(writtenBefore: WallTime(seconds: 1000))
        for path in ["20/30/100/1", "20/31/100/2", "20/31/100/3", "README"] {
            unowned.add(path[...], size: 7, writtenAt: WallTime(seconds: 999))
        }
        // A compaction's: Milvus hears of its segment when all of its logs are there.
        unowned.add("20/32/100/4", size: 7, writtenAt: WallTime(seconds: 1000))
        unowned.add("20/33/100/5", size: 7, writtenAt: nil)
        let known = Set([30, 31].map(SegmentID.init(rawValue:)))
        #expect(unowned.finding(Self.collection, known: known) == nil)
        let finding = unowned.finding(Self.collection, known: [SegmentID(rawValue: 30)])
        #expect(finding?.code == "unowned-logs")
        #expect(finding?.message.hasPrefix("2 logs (14 bytes) of 1 segments") == true)
    }

    @Test("findings survive in the journal of a run")
    func journal() throws {
        let finding = Finding("source-damaged", subject: "default.docs", "lost", advice: "look")
        #expect(try Finding(json: finding.json) == finding)
        let short = Finding("x", subject: "", "m")
        #expect(try Finding(json: short.json) == short)
    }
}
