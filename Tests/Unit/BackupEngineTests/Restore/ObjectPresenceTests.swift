import BackupEngine
import BackupFormat
import MilvusModel
import ObjectStorage
import Testing

@Suite("Object presence")
struct ObjectPresenceTests {
    private let base = "backup/nightly/binlogs"
    private let id = BackupSamples.collectionID

    private func presence(_ listed: [(String, Int64)], emptySegments: [SegmentID] = []) throws -> ObjectPresence {
        var presence = ObjectPresence(
            BackupSamples.segment(7, deletes: true).neededLogs, emptySegments: emptySegments,
            in: try BackupSamples.layout())
        for (key, size) in listed {
            presence.see(ObjectMetadata(key: ObjectKey("\(base)/\(key)"), size: size, etag: nil))
        }
        return presence
    }

    private var whole: [(String, Int64)] {
        [
            ("insert_log/\(id)/1/7/7/100/70", 10), ("insert_log/\(id)/1/7/7/101/70", 10),
            ("delta_log/\(id)/1/7/7/71", 5),
        ]
    }

    @Test("is proved when every object is listed with its size, in whatever group")
    func proved() throws {
        let found = try presence(whole)
        #expect(found.damages.isEmpty)
        #expect(found.objects == 3)
        #expect(found.bytes == 25)
        let groupless = whole.map { ($0.0.replacing("/7/7/", with: "/7/"), $0.1) }
        #expect(try presence(groupless).damages.isEmpty)
    }

    @Test("names what is missing, of another size, or empty")
    func damaged() throws {
        let missing = try presence(Array(whole.dropFirst()))
        #expect(missing.damages.map(\.description) == ["insert_log 70 of field 100 of segment 7 is missing"])
        var shortened = whole
        shortened[2].1 = 4
        #expect(
            try presence(shortened).damages.map(\.description) == [
                "\(base)/delta_log/\(id)/1/7/7/71 has 4 bytes instead of 5"
            ])
        let empty = try presence(whole, emptySegments: [SegmentID(rawValue: 9)])
        #expect(empty.damages == [.emptySegment(SegmentID(rawValue: 9))])
    }

    @Test("notices what the backup doesn't promise, and counts it not")
    func strangers() throws {
        let found = try presence(whole + [("insert_log/\(id)/2/9/9/100/1", 10)])
        #expect(found.partitionsWithStrangers == [PartitionID(rawValue: 2)])
        #expect(found.objects == 3)
    }
}
