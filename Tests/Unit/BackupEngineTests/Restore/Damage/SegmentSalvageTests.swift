import BackupFormat
import MilvusModel
import Testing

@testable import BackupEngine

@Suite("Which segments of a damaged collection come back")
struct SegmentSalvageTests {
    private let docs = "default.docs"

    private func finding(
        _ segment: Int64?, _ kind: LogKind?, code: VerifyFinding.Code = .missing, partition: Int64 = 1
    ) -> VerifyFinding {
        var object = ""
        if let kind, let segment {
            let location = SegmentLocation(
                collection: BackupSamples.collectionID, partition: PartitionID(rawValue: partition),
                segment: SegmentID(rawValue: segment))
            object = BackupLayout.relativePath(
                of: .log(
                    LogObject(
                        kind: kind, location: location, field: FieldID(rawValue: 100), log: LogID(rawValue: 1))))
        }
        return VerifyFinding(
            code: code, object: object, collection: docs, segment: segment.map { SegmentID(rawValue: $0) }, field: nil,
            message: "\(kind?.rawValue ?? "all") of \(segment ?? 0)", meaning: "")
    }

    private func leftOut(
        _ segments: [SegmentBackup], l0: [SegmentBackup] = [], other: [SegmentBackup] = [],
        _ findings: [VerifyFinding], inPlace: Bool = false
    ) throws -> LeftOut? {
        let collection = BackupSamples.collection(
            partitions: [BackupSamples.partition(1, "_default", segments), BackupSamples.partition(2, "p2", other)],
            l0Segments: l0)
        let damage = BackupDamage(findings, in: [collection])
        return Salvage([try BackupSamples.restorable(collection)], damage, isInPlace: inPlace)
            .leftOut[BackupSamples.collectionID]
    }

    private func reasons(_ leftOut: LeftOut?) -> [Int64: LeftOutSegment.Reason] {
        Dictionary(uniqueKeysWithValues: (leftOut?.segments ?? []).map { ($0.id.rawValue, $0.reason) })
    }

    @Test("a segment with a damaged insert log, or without its deletes, is left out whole")
    func ownLogs() throws {
        let segments = [
            BackupSamples.segment(7), BackupSamples.segment(8, deletes: true), BackupSamples.segment(9),
        ]
        let found = try leftOut(segments, [finding(7, .insert), finding(7, .insert), finding(8, .delta)])
        #expect(reasons(found) == [7: .rows, 8: .deletes])
        #expect(found?.segments.map(\.damageCount) == [2, 1])
        #expect((found?.rows, found?.ofRows, found?.ofSegments) == (200, 300, 3))
        #expect(found?.partitions.map(\.name) == ["_default"])
        #expect(found?.loss == nil)
    }

    @Test("deletes of all partitions concern every segment on their channel")
    func levelZero() throws {
        let segments = [BackupSamples.segment(7, channel: "a"), BackupSamples.segment(8, channel: "b")]
        let other = [BackupSamples.segment(17, partition: 2, channel: "a")]
        var l0 = BackupSamples.segment(9, partition: -1, isL0: true, channel: "a")
        let found = try leftOut(segments, l0: [l0], other: other, [finding(9, .delta, partition: -1)])
        #expect(reasons(found) == [7: .levelZero, 17: .levelZero, 9: .deletes])
        #expect(found?.rows == 200)
        #expect(found?.loss == nil)
        // Who doesn't know the channel has to take all for concerned: nothing is left.
        l0.channel = ""
        let all = try leftOut(segments, l0: [l0], other: other, [finding(9, .delta, partition: -1)])
        #expect(reasons(all) == [7: .levelZero, 8: .levelZero, 17: .levelZero, 9: .deletes])
        #expect(all?.loss?.contains("delta_log of 9") == true)
    }

    @Test("deletes of one partition concern that partition")
    func levelZeroOfPartition() throws {
        let found = try leftOut(
            [BackupSamples.segment(7), BackupSamples.segment(9, isL0: true)],
            other: [BackupSamples.segment(17, partition: 2)], [finding(9, .delta)])
        #expect(reasons(found) == [7: .levelZero, 9: .deletes])
    }

    @Test("a level zero segment of which no object is there counts as lost deletes")
    func emptyLevelZero() throws {
        let found = try leftOut(
            [BackupSamples.segment(7)], l0: [BackupSamples.segment(9, partition: -1, isL0: true)],
            other: [BackupSamples.segment(17, partition: 2)], [finding(9, nil, code: .emptySegment)])
        #expect(reasons(found) == [7: .levelZero, 17: .levelZero, 9: .deletes])
        #expect(found?.loss != nil)
    }

    @Test("of a shared directory that is imported where it lies, nothing is taken")
    func sharedDirectory() throws {
        var segments = [BackupSamples.segment(7), BackupSamples.segment(8), BackupSamples.segment(9)]
        for (index, group) in [1, 1, 2].enumerated() { segments[index].group = GroupID(rawValue: Int64(group)) }
        let inPlace = try leftOut(segments, [finding(7, .insert)], inPlace: true)
        #expect(reasons(inPlace) == [7: .rows, 8: .directory])
        // The staged copy lacks the damaged one.
        #expect(reasons(try leftOut(segments, [finding(7, .insert)])) == [7: .rows])
    }

    @Test("statistics and index files lose nothing")
    func harmless() throws {
        let found = try leftOut([BackupSamples.segment(7)], [finding(7, .stats), finding(7, .bm25)])
        #expect(found?.segments == [])
        #expect(found?.harmlessCount == 2)
        #expect(found?.loss == nil)
        // Of a segment that is left out nothing is made anew.
        let both = [BackupSamples.segment(7), BackupSamples.segment(8)]
        #expect(try leftOut(both, [finding(7, .insert), finding(7, .stats)])?.harmlessCount == 0)
    }

    @Test("what no segment can be blamed for loses the collection, what no collection can, all")
    func blame() throws {
        let segments = [BackupSamples.segment(7), BackupSamples.segment(8)]
        #expect(try leftOut(segments, [finding(nil, nil)])?.loss != nil)
        #expect(try leftOut(segments, [finding(99, .insert)])?.loss != nil)
        var stranger = finding(7, .insert)
        stranger.collection = ""
        let damage = BackupDamage([stranger], in: [BackupSamples.collection()])
        #expect(damage.unattributed == [stranger])
    }

    @Test("remarks aren't damage")
    func remarks() throws {
        #expect(try leftOut([BackupSamples.segment(7)], [finding(7, .insert, code: .stray)]) == nil)
    }

    @Test("a collection without a row isn't lost")
    func empty() throws {
        let found = try leftOut([], [finding(nil, .stats), finding(9, .stats)])
        #expect(found?.loss == "no segment can be told that it is the damaged one: stats_log of 0")
        #expect(try leftOut([], [finding(9, .stats)])?.loss == nil)
    }

    @Test("what is left counts its own rows; who lives among them nobody knows")
    func rest() throws {
        var segments = [BackupSamples.segment(7), BackupSamples.segment(8, deletes: true), BackupSamples.segment(9)]
        for index in segments.indices { segments[index].group = GroupID(rawValue: 1) }
        let summary = SealedCollection(
            reference: CollectionReference(name: "docs"), id: BackupSamples.collectionID, rows: 300, deletedRows: 30,
            liveRows: 270)
        let collection = try BackupSamples.restorable(
            BackupSamples.collection(partitions: [BackupSamples.partition(1, "_default", segments)]), summary: summary)
        let rest = collection.leavingOut([SegmentID(rawValue: 7)])
        #expect(rest.units.map(\.segments) == [[SegmentID(rawValue: 8), SegmentID(rawValue: 9)]])
        #expect(rest.units.map(\.rows) == [200])
        #expect(rest.units.map(\.bytes) == [40])
        #expect(rest.summary?.liveRows == nil)
        #expect(rest.summary?.deletedRows == 30)
        #expect(collection.leavingOut([]) == collection)
    }
}
