internal import BackupFormat
internal import MilvusModel
internal import ObjectStorage

// What the parts of a segment say together.
extension SegmentReading {
    func judge(
        _ read: [Part], _ schema: CollectionSchema, _ columns: SegmentColumns?, _ outcome: inout SegmentOutcome
    ) {
        // What is missing was told by the listing.
        guard parts.isWhole else { return }
        var rows: [FieldID: [StoredLog: Int64]] = [:]
        for facts in read.flatMap(\.logs) where facts.isPlaced {
            rows[facts.log.object.field ?? .rowID, default: [:]][facts.log] = facts.rows
        }
        let byField = segment.insertLogs.reduce(into: [FieldID: [Int64?]]()) { result, entry in
            result[entry.key] = entry.value.map { rows[entry.key]?[$0] }
        }
        let fields = schema.fields + schema.structArrayFields.flatMap(\.fields)
        let shape = SegmentShape(
            findings: reader.findings, rows: parts.rows, logs: byField,
            required: schema.requiredFields, present: columns?.fields,
            names: Dictionary(fields.map { ($0.id, $0.name) }) { first, _ in first })
        outcome.findings += shape.judge()
    }

    /// Counts what decodes and agrees; where a row or a delete is in doubt, its rows aren't known.
    func finished(_ outcome: SegmentOutcome) -> SegmentOutcome {
        var outcome = outcome
        let doubts = outcome.findings.filter { $0.severity == .damaged || $0.code == .undecoded }
        let isOfRows = { (finding: VerifyFinding) in
            finding.object.isEmpty
                || ["insert_log", "delta_log"].contains { finding.object.hasPrefix("binlogs/\($0)/") }
        }
        if !parts.isWhole || doubts.contains(where: { $0.severity == .damaged && isOfRows($0) }) { outcome.rows = nil }
        let named = Set(doubts.map(\.object).filter { !$0.isEmpty })
        // What concerns the segment concerns all of its rows.
        let inserts = doubts.contains { $0.object.isEmpty } ? segment.insertLogs.values.joined().map(\.key) : []
        let doubtful = named.union(inserts.map { layout.relativePath(of: $0) ?? $0.rawValue })
        outcome.decoded = max(0, outcome.objects - Int64(doubtful.count))
        return outcome
    }
}

extension CollectionSchema {
    /// Those that every row has, and whose columns are always there: the two that Milvus adds among them.
    var requiredFields: [FieldID] {
        let all = fields + structArrayFields.flatMap(\.fields)
        return [.rowID, .timestamp] + all.filter { !$0.isNullable && $0.serializedDefaultValue == nil }.map(\.id)
    }
}

extension RowCounts {
    mutating func add(_ joins: [KeyJoin], own: DeletedKeys?) {
        var found: [UInt64] = []
        for join in joins {
            inserted += join.counts.rows
            late += join.counts.late
            live += join.counts.rows - join.counts.late - join.counts.hidden
            found = found.isEmpty ? join.found : zip(found, join.found).map { $0 | $1 }
        }
        idleDeletes = own.map { Int64($0.count - found.reduce(0) { $0 + $1.nonzeroBitCount }) }
    }
}
