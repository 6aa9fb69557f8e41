internal import BackupFormat
internal import MilvusModel

/// Decides which listed objects make up a segment: exactly those that Milvus names where it was asked, all of them
/// where it couldn't be.
struct LogSelection: Sendable {
    /// Why a segment can't be taken as it is.
    enum Problem: Error, Sendable, Equatable {
        /// Milvus names an object that isn't there: compacted and collected meanwhile, or the root path is wrong.
        case missing(String)
        /// The fields of a segment have different numbers of logs, and nothing tells which ones count.
        case misaligned(String)
    }

    let inventory: SegmentInventory

    init(_ inventory: SegmentInventory) {
        self.inventory = inventory
    }

    /// By Milvus' own list.
    func segment(_ description: SegmentDescription, exactly logs: SegmentLogs) throws(Problem) -> SegmentSnapshot {
        var snapshot = SegmentSnapshot(description: description, channel: logs.channel)
        let id = description.id
        snapshot.insert = try pick(.insert, logs.insert, of: id)
        snapshot.delta = try pick(.delta, [logs.deltaField], of: id)
        snapshot.stats = try pick(.stats, logs.stats, of: id) + pick(.bm25, logs.bm25, of: id)
        snapshot.recordedDeletes = logs.deleteRecords
        return snapshot
    }

    /// Everything that Milvus names of a segment.
    static func objects(of logs: SegmentLogs, in segment: SegmentDescription) -> [LogObject] {
        let location = SegmentLocation(
            collection: segment.collection, partition: segment.partition, segment: segment.id)
        func objects(_ kind: LogKind, _ fields: [FieldLogs]) -> [LogObject] {
            fields.flatMap { field in
                field.logs.map { LogObject(kind: kind, location: location, field: field.field, log: $0) }
            }
        }
        return objects(.insert, logs.insert)
            + objects(.delta, [logs.deltaField])
            + objects(.stats, logs.stats) + objects(.bm25, logs.bm25)
    }

    /// Those that aren't listed.
    func missing(of objects: [LogObject]) -> [LogObject] {
        let listed = Set(LogKind.allCases.flatMap { inventory.logs($0).map(\.log) })
        return objects.filter { !listed.contains($0) }
    }

    /// By what lies there. Fails where leftovers show: every field must have the same number of logs.
    ///
    /// `fields`: those that every segment has.
    func segment(listed description: SegmentDescription, fields: Set<FieldID> = []) throws(Problem) -> SegmentSnapshot {
        var snapshot = SegmentSnapshot(description: description)
        let id = description.id
        snapshot.insert = inventory.logs(.insert)
        snapshot.delta = inventory.logs(.delta)
        snapshot.stats = inventory.logs(.stats) + inventory.logs(.bm25)
        guard !snapshot.insert.isEmpty || description.level == .l0 else {
            throw .missing("the insert logs of segment \(id)")
        }
        var counts: [FieldID?: Int] = [:]
        for log in snapshot.insert { counts[log.log.field, default: 0] += 1 }
        guard Set(counts.values).count <= 1 else { throw .misaligned("segment \(id)") }
        let isPacked = description.storageVersion >= 2 || description.level == .l0
        if !isPacked, let field = fields.first(where: { counts[$0] == nil }) {
            throw .missing("every insert log of field \(field) of segment \(id)")
        }
        return snapshot
    }

    /// In the order of the listing.
    private func pick(_ kind: LogKind, _ wanted: [FieldLogs], of segment: SegmentID) throws(Problem)
        -> [SegmentSnapshot.Log]
    {
        var missing: [FieldID: Set<LogID>] = [:]
        for field in wanted where !field.logs.isEmpty { missing[field.field, default: []].formUnion(field.logs) }
        let picked = inventory.logs(kind).filter {
            missing[$0.log.field ?? FieldID(rawValue: 0)]?.remove($0.log.log) != nil
        }
        for (field, logs) in missing.sorted(by: { $0.key < $1.key }) {
            guard let log = logs.min() else { continue }
            throw .missing("\(kind.rawValue) \(log) of field \(field) of segment \(segment)")
        }
        return picked
    }
}
