import BackupFormat
import MilvusModel
import ObjectStorage
import Testing

@testable import BackupEngine

@Suite("LogSelection")
struct LogSelectionTests {
    private let segment = SegmentDescription(
        id: SegmentID(rawValue: 30), collection: CollectionID(rawValue: 10), partition: PartitionID(rawValue: 20),
        rows: 5, state: .flushed)

    private func inventory(_ keys: [String]) -> SegmentInventory {
        let layout = MilvusLayout(rootPath: "files")
        var inventory = SegmentInventory()
        for key in keys {
            let metadata = ObjectMetadata(key: ObjectKey(key), size: 1, etag: nil)
            inventory.add(metadata, layout.parse(metadata.key))
        }
        return inventory
    }

    private func logs(insert: [Int64: [Int64]], delta: [Int64] = []) -> SegmentLogs {
        SegmentLogs(
            segment: segment.id, channel: "ch",
            insert: insert.keys.sorted().map { field in
                FieldLogs(
                    field: FieldID(rawValue: field), logs: (insert[field] ?? []).map { LogID(rawValue: $0) })
            },
            delta: delta.map { LogID(rawValue: $0) })
    }

    @Test("takes exactly the logs that Milvus names and leaves the leftovers of interrupted uploads")
    func exact() throws {
        let inventory = inventory([
            "files/insert_log/10/20/30/0/1", "files/insert_log/10/20/30/100/2", "files/insert_log/10/20/30/100/99",
            "files/delta_log/10/20/30/7",
        ])
        let taken = try LogSelection(inventory).segment(
            segment, exactly: logs(insert: [0: [1], 100: [2]], delta: [7]))
        #expect(taken.insert.map(\.log.log.rawValue) == [1, 2])
        #expect(taken.delta.map(\.log.log.rawValue) == [7])
        #expect(taken.channel == "ch")
    }

    @Test("a log that Milvus names and the bucket lacks is a problem that names it")
    func missing() {
        let selection = LogSelection(inventory(["files/insert_log/10/20/30/0/1"]))
        #expect(throws: LogSelection.Problem.missing("insert_log 2 of field 100 of segment 30")) {
            try selection.segment(segment, exactly: logs(insert: [0: [1], 100: [2]]))
        }
    }

    @Test("by listing, unequal numbers of logs per field are refused: nothing tells which ones count")
    func misaligned() {
        let selection = LogSelection(
            inventory([
                "files/insert_log/10/20/30/0/1", "files/insert_log/10/20/30/100/2", "files/insert_log/10/20/30/100/3",
            ]))
        #expect(throws: LogSelection.Problem.misaligned("segment 30")) { try selection.segment(listed: segment) }
    }

    @Test("by listing, a segment with rows and without insert logs is missing")
    func empty() {
        #expect(throws: LogSelection.Problem.self) {
            try LogSelection(inventory(["files/delta_log/10/20/30/7"])).segment(listed: segment)
        }
    }

    @Test("keys that don't look like logs are left alone")
    func strangers() {
        let inventory = inventory(["files/insert_log/10/20/30/0/readme.txt", "files/insert_log/10/20/30/0/1"])
        #expect(inventory.strangers.map(\.rawValue) == ["files/insert_log/10/20/30/0/readme.txt"])
        #expect(inventory.logs(.insert).count == 1)
    }

    @Test("deletes are known to be none where there is no delta log, and unknown where nobody counted them")
    func deletes() throws {
        let without = try LogSelection(inventory(["files/insert_log/10/20/30/0/1"])).segment(listed: segment)
        #expect(without.deleteRecords == 0)
        let with = try LogSelection(
            inventory(["files/insert_log/10/20/30/0/1", "files/delta_log/10/20/30/7"])
        ).segment(listed: segment)
        #expect(with.deleteRecords == nil)
    }
}
