import MilvusModel
import MilvusProtos
import SwiftProtobuf
import Testing

@testable import MilvusClient

@Suite("Meta in etcd")
struct EtcdDecodingTests {
    @Test(
        "The end of a prefix is the first key after it",
        arguments: [
            ([0x61], [0x62]), ([0x61, 0xFF], [0x62]), ([0xFF, 0xFF], [0]), ([], [0]), ([0x61, 0x2F], [0x61, 0x30]),
        ] as [([UInt8], [UInt8])])
    func prefixEnd(prefix: [UInt8], end: [UInt8]) {
        #expect(EtcdKeyRange.end(ofPrefix: prefix) == end)
    }

    @Test("A segment and its scattered logs become one record")
    func assembles() throws {
        var assembler = SegmentRecordAssembler()
        try assembler.add(logs("binlog", field: 0, ids: [11]), kind: .insert)
        try assembler.add(logs("binlog", field: 100, ids: [12, 13]), kind: .insert)
        try assembler.add(logs("deltalog", field: 0, ids: [14]), kind: .delta)
        try assembler.add(logs("statslog", field: 100, ids: [15, 1]), kind: .stats)
        try assembler.add(segment(), kind: .segment)
        let record = try #require(assembler.records().first)
        #expect(record.description.rows == 3000)
        #expect(record.description.state == .flushed)
        #expect(record.logs.channel == "by-dev-rootcoord-dml_0_7v0")
        #expect(record.logs.insert == [fieldLogs(0, [11]), fieldLogs(100, [12, 13])])
        #expect(record.logs.delta == [LogID(rawValue: 14)])
        #expect(record.logs.stats == [fieldLogs(100, [15, 1])])
    }

    @Test("An empty value under deltalog means no deletes")
    func emptyDelta() throws {
        var assembler = SegmentRecordAssembler()
        try assembler.add(segment(), kind: .segment)
        try assembler.add(entry("deltalog/7/8/9/0", []), kind: .delta)
        #expect(assembler.records().first?.logs.delta == [])
    }

    @Test("Early 2.2 kept the object key instead of the log's id")
    func logPath() throws {
        var log = MetaBinlog()
        log.logPath = "files/insert_log/7/8/9/100/4711"
        var field = MetaFieldBinlog()
        field.binlogs = [log]
        var assembler = SegmentRecordAssembler()
        try assembler.add(segment(), kind: .segment)
        try assembler.add(entry("binlog/7/8/9/100", field.serializedBytes()), kind: .insert)
        #expect(assembler.records().first?.logs.insert == [fieldLogs(100, [4711])])
    }

    @Test("Logs whose segment is gone belong to nobody")
    func orphans() throws {
        var assembler = SegmentRecordAssembler()
        try assembler.add(logs("binlog", field: 0, ids: [11]), kind: .insert)
        #expect(assembler.records().isEmpty)
    }

    @Test("A value that can't be read names its key")
    func unreadable() {
        var assembler = SegmentRecordAssembler()
        let error = #expect(throws: MilvusClientError.self) {
            try assembler.add(entry("s/7/8/9", [0xFF]), kind: .segment)
        }
        #expect(error?.subject == "by-dev/meta/datacoord-meta/s/7/8/9")
    }

    @Test("Only finished builds with files that aren't deleted count")
    func indexBuilds() throws {
        var build = MetaSegmentIndex()
        build.segmentID = 9
        build.buildID = 5
        build.indexVersion = 1
        build.partitionID = 8
        build.state = 3
        build.fileKeys = ["HNSW"]
        let key = "segment-index/7/8/9/5"
        #expect(try IndexFiles(etcd: entry(key, build.serializedBytes()))?.relativeKeys == ["index_files/5/1/8/9/HNSW"])
        build.deleted = true
        #expect(try IndexFiles(etcd: entry(key, build.serializedBytes())) == nil)
        build.deleted = false
        build.state = 2
        #expect(try IndexFiles(etcd: entry(key, build.serializedBytes())) == nil)
        build.state = 3
        build.fileKeys = []
        #expect(try IndexFiles(etcd: entry(key, build.serializedBytes())) == nil)
    }

    @Test("Endpoints without scheme take that of the connection, and the meta prefix its two parts")
    func connection() {
        let connection = EtcdConnection(endpoints: ["a:1", "https://b:2"], rootPath: "blue", metaSubPath: "meta")
        #expect(connection.endpointURLs == ["http://a:1", "https://b:2"])
        #expect(connection.metaPrefix == "blue/meta/")
    }

    private func segment() throws -> EtcdEntry {
        var info = MetaSegmentInfo()
        info.id = 9
        info.collectionID = 7
        info.partitionID = 8
        info.insertChannel = "by-dev-rootcoord-dml_0_7v0"
        info.rows = 3000
        info.state = 4
        return entry("s/7/8/9", try info.serializedBytes())
    }

    private func logs(_ group: String, field: Int64, ids: [Int64]) throws -> EtcdEntry {
        var value = MetaFieldBinlog()
        value.fieldID = field
        value.binlogs = ids.map { id in
            var log = MetaBinlog()
            log.logID = id
            return log
        }
        return entry("\(group)/7/8/9/\(field)", try value.serializedBytes())
    }

    private func entry(_ key: String, _ value: [UInt8]) -> EtcdEntry {
        EtcdEntry(
            key: "by-dev/meta/datacoord-meta/\(key)", value: value, modRevision: EtcdRevision(rawValue: 1))
    }

    private func fieldLogs(_ field: Int64, _ logs: [Int64]) -> FieldLogs {
        FieldLogs(field: FieldID(rawValue: field), logs: logs.map(LogID.init(rawValue:)))
    }
}
