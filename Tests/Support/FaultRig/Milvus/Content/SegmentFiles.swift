/// Writes the files of a segment the way Milvus lays them out.
struct SegmentFiles: Sendable {
    let objects: any MilvusObjects
    let rootPath: String

    /// `fields` are those of the schema, the first one the primary key; the system fields 0 and 1 are added.
    func write(_ segment: DoubleSegment, of collection: DoubleCollection, newID: () -> Int64) -> [String] {
        let logs = insertLogs(segment, collection, newID) + deltaLogs(segment, newID)
        let stats = DoubleLog(
            kind: "stats_log", segment: segment.id, field: collection.primaryKey, log: newID(), lines: ["bloom"])
        let written = (logs + [stats]).map { log in
            let key = "\(directory(log.kind, collection.id, segment.partition))\(log.tail)"
            objects.write(key, log.bytes)
            return key
        }
        return written + writeIndexes(of: segment, collection, newID)
    }

    func remove(_ keys: [String]) {
        for key in keys { objects.remove(key) }
    }

    func directory(_ kind: String, _ collection: Int64, _ partition: Int64) -> String {
        below("\(kind)/\(collection)/\(partition)/")
    }

    private func below(_ relative: String) -> String {
        rootPath.isEmpty ? relative : "\(rootPath)/\(relative)"
    }

    /// As many logs for each field, the rows spread over them.
    private func insertLogs(_ segment: DoubleSegment, _ collection: DoubleCollection, _ newID: () -> Int64)
        -> [DoubleLog]
    {
        let perLog = max(1, (segment.keys.count + segment.logsPerField - 1) / segment.logsPerField)
        return stride(from: 0, to: segment.keys.count, by: perLog).flatMap { start in
            let keys = segment.keys[start..<min(start + perLog, segment.keys.count)]
            return ([0, 1] + collection.fieldIDs).map { field in
                let lines =
                    field == collection.primaryKey
                    ? keys.map { "\($0)" } : keys.map { "value \($0) of \(field)" + segment.padding }
                return DoubleLog(kind: "insert_log", segment: segment.id, field: field, log: newID(), lines: lines)
            }
        }
    }

    private func deltaLogs(_ segment: DoubleSegment, _ newID: () -> Int64) -> [DoubleLog] {
        guard !segment.deleted.isEmpty else { return [] }
        let lines = segment.deleted.sorted().map { "\($0)" }
        return [DoubleLog(kind: "delta_log", segment: segment.id, field: 0, log: newID(), lines: lines)]
    }

    private func writeIndexes(of segment: DoubleSegment, _ collection: DoubleCollection, _ newID: () -> Int64)
        -> [String]
    {
        collection.indexes.map { index in
            let key = below("index_files/\(newID())/1/\(segment.partition)/\(segment.id)/\(index.name)_0")
            objects.write(key, Array("index \(index.id) over segment \(segment.id)".utf8))
            return key
        }
    }
}
