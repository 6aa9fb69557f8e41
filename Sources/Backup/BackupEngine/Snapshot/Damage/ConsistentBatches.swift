internal import BackupFormat
internal import MilvusModel

/// Chooses, of a segment whose fields have unequal logs, those that belong together: the flushes of which every field has
/// its log. Pure.
struct ConsistentBatches {
    typealias Log = SegmentSnapshot.Log

    /// In the order of the listing.
    private(set) var logs: [Log] = []
    private(set) var rows: Int64 = 0

    /// `found`: the logs that could be read, with what they tell.
    /// `fields`: all that the segment must have.
    init(_ found: [(log: Log, batch: LogBatch)], fields: Set<FieldID>) {
        var logsOf: [FieldID: [LogBatch: [Log]]] = [:]
        for (log, batch) in found {
            guard let field = log.log.field else { continue }
            logsOf[field, default: [:]][batch, default: []].append(log)
        }
        let all = fields.union(logsOf.keys)
        var kept: Set<LogObject> = []
        for batch in Set(found.map(\.batch)) {
            let counts = all.map { logsOf[$0]?[batch]?.count ?? 0 }
            // Without timestamps flushes of as many rows can't be told apart.
            guard let count = counts.min(), count > 0, batch.timestamps != nil || counts.max() == count else {
                continue
            }
            rows += batch.rows * Int64(count)
            for field in all {
                // Of an upload that was tried again the last one counts.
                let last = (logsOf[field]?[batch] ?? []).sorted { $0.log.log < $1.log.log }.suffix(count)
                kept.formUnion(last.map(\.log))
            }
        }
        logs = found.map(\.log).filter { kept.contains($0.log) }
    }
}
