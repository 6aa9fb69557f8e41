/// Reads what an import was pointed at, with the checks of the real one and stricter ones.
struct ImportedFiles: Sendable {
    /// Rows of one segment of the source.
    struct Segment: Sendable, Hashable {
        var id: Int64
        var keys: [Int64]
        var deleted: Set<Int64>
    }

    let objects: any MilvusObjects
    /// Ids that each segment must have logs of, system fields included.
    let fields: Set<Int64>
    let primaryKey: Int64

    /// `group` is an insert directory and, as far as there are deletes, a delta directory; an empty path is none.
    ///
    /// Servers of 2.3 read everything below a directory, later ones its children: the last elements of a key tell
    /// segment, field and log in both cases.
    func read(_ group: [String]) throws(MilvusRefusal) -> [Segment] {
        let insert = try logs("insert_log", below: group.first ?? "")
        let delta = try logs("delta_log", below: group.count > 1 ? group[1] : "")
        var segments: [Segment] = []
        for (id, logs) in Dictionary(grouping: insert, by: \.segment).sorted(by: { $0.key < $1.key }) {
            try checkAlignment(of: id, logs)
            let keys = logs.filter { $0.field == primaryKey }.sorted { $0.log < $1.log }.flatMap(\.keys)
            let deleted = delta.filter { $0.segment == id }.flatMap(\.keys)
            segments.append(Segment(id: id, keys: keys, deleted: Set(deleted)))
        }
        return segments
    }

    private func logs(_ kind: String, below prefix: String) throws(MilvusRefusal) -> [DoubleLog] {
        guard !prefix.isEmpty else { return [] }
        var logs: [DoubleLog] = []
        for key in objects.keys(under: prefix) {
            guard let log = objects.read(key).flatMap({ DoubleLog($0) }), log.kind == kind,
                key.hasSuffix("/\(log.tail)")
            else { throw MilvusRefusal(2100, "\(key) isn't the log that its path says") }
            logs.append(log)
        }
        return logs
    }

    private func checkAlignment(of segment: Int64, _ logs: [DoubleLog]) throws(MilvusRefusal) {
        let counts = Dictionary(grouping: logs, by: \.field).mapValues(\.count)
        guard Set(counts.values).count == 1, fields.isSubset(of: counts.keys) else {
            throw MilvusRefusal(2100, "segment \(segment) has files \(counts) for fields \(fields.sorted())")
        }
    }
}
