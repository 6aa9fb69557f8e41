internal import BackupFormat
internal import BinlogFormat
internal import MilvusModel
internal import ObjectStorage

/// Reads a collection's deletes of level zero once for all its segments, where they aren't too many to be held.
struct LevelZeroReading: Sendable {
    let store: any ObjectStore
    let layout: BackupLayout
    let memory: ByteBudget
    let logs: [CollectionID: [RowPlan.Entry]]

    /// What can't be decoded is told where the segment itself is verified; here it is only known that deletes are
    /// missing.
    func fill(_ subject: inout RowSubject) async throws {
        let entries = logs[subject.id] ?? []
        let stored = entries.compactMap { entry -> StoredLog? in
            guard case .log(let log) = entry.object else { return nil }
            return StoredLog(object: log, key: layout.key(relative: entry.path), size: entry.size)
        }
        guard !stored.isEmpty else { return }
        let findings = RowFindings(collection: subject.name, segment: SegmentID(rawValue: 0), rows: nil, layout: layout)
        let reading = DeleteReading(
            reader: RowReader(store: store, memory: memory, findings: findings), point: subject.point,
            keysAreTexts: subject.schema.primaryKey?.dataType != .int64)
        var tables: [PartitionID: DeletedKeys] = [:]
        for (partition, logs) in Dictionary(grouping: stored, by: \.object.location.partition) {
            let result = try await reading.read(logs)
            subject.levelZeroRecords += result.records
            subject.knowsLevelZero = subject.knowsLevelZero && result.isKnown
            tables[partition] = result.keys
            guard subject.levelZeroRecords <= DeleteReading.limit else { tables = [:]; break }
        }
        let isHeld = subject.levelZeroRecords <= DeleteReading.limit
        subject.levelZero = isHeld ? tables : nil
        subject.levelZeroLogs = isHeld ? [] : stored
    }
}
