package import MilvusModel

/// Decides which listed objects make up a segment: exactly those that Milvus names where it was asked, all of them
/// where it couldn't be.
package struct LogSelection: Sendable {
    /// Why a segment can't be taken as it is.
    package enum Problem: Error, Sendable, Equatable {
        /// Milvus names an object that isn't there: compacted and collected meanwhile, or the root path is wrong.
        case missing(String)
        /// The fields of a segment have different numbers of logs, and nothing tells which ones count.
        case misaligned(String)
    }

    package let inventory: SegmentInventory

    package init(_ inventory: SegmentInventory) {
        self.inventory = inventory
    }

    /// By Milvus' own list.
    package func segment(_ description: SegmentDescription, exactly logs: SegmentLogs) throws(Problem)
        -> SegmentSnapshot
    {
        var snapshot = SegmentSnapshot(
            description: description, channel: logs.channel, insert: [], delta: [], stats: [], indexFiles: [])
        snapshot.insert = try pick(.insert, logs.insert, of: description.id)
        snapshot.delta = try pick(.delta, [FieldLogs(field: FieldID(rawValue: 0), logs: logs.delta)], of: description.id)
        snapshot.stats = try pick(.stats, logs.stats, of: description.id)
        return snapshot
    }

    /// By what lies there. Fails where leftovers show: every field must have the same number of logs.
    package func segment(listed description: SegmentDescription) throws(Problem) -> SegmentSnapshot {
        let insert = inventory.logs(.insert, of: description.id)
        guard !insert.isEmpty || description.level == .l0 || description.rows == 0 else {
            throw .missing("insert logs of segment \(description.id)")
        }
        var counts: [FieldID: Int] = [:]
        for log in insert { counts[log.field, default: 0] += 1 }
        guard Set(counts.values).count <= 1 else {
            throw .misaligned("segment \(description.id)")
        }
        return SegmentSnapshot(
            description: description, channel: nil, insert: insert,
            delta: inventory.logs(.delta, of: description.id), stats: inventory.logs(.stats, of: description.id),
            indexFiles: [])
    }

    private func pick(_ kind: SegmentInventory.Kind, _ wanted: [FieldLogs], of segment: SegmentID) throws(Problem)
        -> [SegmentSnapshot.Log]
    {
        var listed: [FieldID: [LogID: SegmentSnapshot.Log]] = [:]
        for log in inventory.logs(kind, of: segment) { listed[log.field, default: [:]][log.id] = log }
        var picked: [SegmentSnapshot.Log] = []
        for field in wanted {
            for id in field.logs {
                guard let log = listed[field.field]?[id] else {
                    throw .missing("\(kind.rawValue) \(id) of field \(field.field) of segment \(segment)")
                }
                picked.append(log)
            }
        }
        return picked
    }
}
