import BackupFormat
import MilvusModel
import ObjectStorage
import Testing

@testable import BackupEngine

@Suite("ConsistentBatches")
struct ConsistentBatchesTests {
    private static let location = SegmentLocation(
        collection: CollectionID(rawValue: 1), partition: PartitionID(rawValue: 2), segment: SegmentID(rawValue: 3))

    /// One log of a flush that began at `time`; 0: the log doesn't tell when.
    private func log(_ field: Int64, _ log: Int64, rows: Int64, at time: UInt64) -> (SegmentSnapshot.Log, LogBatch) {
        let object = LogObject(
            kind: .insert, location: Self.location, field: FieldID(rawValue: field), log: LogID(rawValue: log))
        let metadata = ObjectMetadata(key: ObjectKey("\(field)/\(log)"), size: 1, etag: nil)
        let timestamps = HybridTimestamp(rawValue: time)...HybridTimestamp(rawValue: time + 1)
        return (
            SegmentSnapshot.Log(log: object, metadata: metadata),
            LogBatch(rows: rows, timestamps: time == 0 ? nil : timestamps)
        )
    }

    private func chosen(_ logs: [(SegmentSnapshot.Log, LogBatch)], fields: [Int64]) -> (logs: [String], rows: Int64) {
        let batches = ConsistentBatches(
            logs.map { (log: $0.0, batch: $0.1) }, fields: Set(fields.map(FieldID.init(rawValue:))))
        return (batches.logs.map(\.metadata.key.rawValue), batches.rows)
    }

    @Test("of a flush that lost the log of one field, the others are left out, though it has as many rows as another")
    func lostLog() {
        let logs = [
            log(0, 1, rows: 10, at: 5), log(0, 2, rows: 10, at: 9), log(100, 4, rows: 10, at: 9),
        ]
        let found = chosen(logs, fields: [0, 100])
        #expect(found.logs == ["0/2", "100/4"] && found.rows == 10)
    }

    @Test("a field of which nothing is there leaves nothing")
    func lostField() {
        let found = chosen([log(0, 1, rows: 10, at: 5)], fields: [0, 100])
        #expect(found.logs.isEmpty && found.rows == 0)
    }

    @Test("of an upload that was tried again, the last one counts, once")
    func retriedUpload() {
        let logs = [log(0, 1, rows: 10, at: 5), log(0, 7, rows: 10, at: 5), log(100, 8, rows: 10, at: 5)]
        let found = chosen(logs, fields: [0, 100])
        #expect(found.logs == ["0/7", "100/8"] && found.rows == 10)
    }

    @Test("flushes that can't be told apart are never guessed at")
    func ambiguous() {
        let logs = [log(0, 1, rows: 10, at: 0), log(0, 2, rows: 10, at: 0), log(100, 3, rows: 10, at: 0)]
        #expect(chosen(logs, fields: [0, 100]).logs.isEmpty)
        let whole = chosen(logs + [log(100, 4, rows: 10, at: 0)], fields: [0, 100])
        #expect(whole.logs.count == 4 && whole.rows == 20)
    }
}
