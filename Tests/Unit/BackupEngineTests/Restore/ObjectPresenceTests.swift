import BackupFormat
import MilvusModel
import ObjectStorage
import Testing

@testable import BackupEngine

@Suite("Object presence")
struct ObjectPresenceTests {
    private let base = "backup/nightly/binlogs"
    private let id = BackupSamples.collectionID

    private func presence(
        _ listed: [(String, Int64)], emptySegments: [SegmentID] = []
    ) async throws -> ObjectPresence {
        let layout = try BackupSamples.layout()
        var needed = try NeededLogs(in: "/tmp")
        try needed.add(BackupSamples.segment(7, deletes: true))
        try needed.finish()
        var sorter = LogSorter(needed.spool)
        for (key, size) in listed {
            guard case .log(let log)? = layout.parse(ObjectKey("\(base)/\(key)"))?.object else { continue }
            try sorter.add(log, size: size)
        }
        var presence = ObjectPresence(emptySegments: emptySegments)
        var wanted = try needed.sorted(id)
        var found = try PlanMerge(try sorter.finish().map { (0, $0) }, in: needed.spool)
        try presence.compare(&wanted, &found)
        return presence
    }

    private var whole: [(String, Int64)] {
        [
            ("insert_log/\(id)/1/7/7/100/70", 10), ("insert_log/\(id)/1/7/7/101/70", 10),
            ("delta_log/\(id)/1/7/7/71", 5),
        ]
    }

    @Test("is proved when every object is listed with its size, in whatever group")
    func proved() async throws {
        let found = try await presence(whole)
        #expect(found.damages.isEmpty)
        #expect(found.objects == 3)
        #expect(found.bytes == 25)
        let groupless = whole.map { ($0.0.replacing("/7/7/", with: "/7/"), $0.1) }
        #expect(try await presence(groupless).damages.isEmpty)
    }

    @Test("names what is missing, of another size, or empty")
    func damaged() async throws {
        let missing = try await presence(Array(whole.dropFirst()))
        #expect(missing.damages.map(\.description) == ["insert_log 70 of field 100 of segment 7 is missing"])
        var shortened = whole
        shortened[2].1 = 4
        #expect(
            try await presence(shortened).damages.map(\.description) == [
                "delta_log 71 of segment 7 has 4 bytes instead of 5"
            ])
        let empty = try await presence(whole, emptySegments: [SegmentID(rawValue: 9)])
        #expect(empty.damages == [.emptySegment(SegmentID(rawValue: 9))])
    }

    @Test("notices what the backup doesn't promise, and counts it not")
    func strangers() async throws {
        let found = try await presence(whole + [("insert_log/\(id)/2/9/9/100/1", 10)])
        #expect(found.partitionsWithStrangers == [PartitionID(rawValue: 2)])
        #expect(found.objects == 3)
    }

    @Test("of many damages the first are named, and all counted")
    func many() async throws {
        let missing = try await presence([], emptySegments: (1...9).map { SegmentID(rawValue: $0) })
        #expect(missing.damages.count == 5)
        #expect(missing.damageCount == 12)
    }

    @Test("an object that lies in two groups is there once, and a stranger")
    func twice() async throws {
        let found = try await presence(whole + [("insert_log/\(id)/1/8/7/100/70", 10)])
        #expect(found.damages.isEmpty)
        #expect(found.objects == 3)
        #expect(found.partitionsWithStrangers == [PartitionID(rawValue: 1)])
    }
}
