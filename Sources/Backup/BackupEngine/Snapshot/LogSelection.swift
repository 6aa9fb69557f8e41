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
        snapshot.delta = try pick(.delta, [FieldLogs(field: FieldID(rawValue: 0), logs: logs.delta)], of: id)
        snapshot.stats = try pick(.stats, logs.stats, of: id) + pick(.bm25, logs.bm25, of: id)
        snapshot.recordedDeletes = logs.deleteRecords
        return snapshot
    }

    /// By what lies there. Fails where leftovers show: every field must have the same number of logs.
    func segment(listed description: SegmentDescription) throws(Problem) -> SegmentSnapshot {
        var snapshot = SegmentSnapshot(description: description)
        let id = description.id
        snapshot.insert = inventory.logs(.insert)
        snapshot.delta = inventory.logs(.delta)
        snapshot.stats = inventory.logs(.stats) + inventory.logs(.bm25)
        guard !snapshot.insert.isEmpty || description.level == .l0 else {
            throw .missing("the insert logs of segment \(id)")
        }
        let counts = Dictionary(grouping: snapshot.insert) { $0.log.field }.values.map(\.count)
        guard Set(counts).count <= 1 else { throw .misaligned("segment \(id)") }
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
