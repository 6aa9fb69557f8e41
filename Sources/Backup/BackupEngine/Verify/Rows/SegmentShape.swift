internal import BackupFormat
internal import MilvusModel

/// Whether the logs of a segment have the rows that they should. Pure.
struct SegmentShape {
    let findings: RowFindings
    /// By the manifest; nil where it doesn't know the segment.
    let rows: Int64?
    /// Of each field, or column group, the rows of each log in order; nil for one that couldn't be decoded.
    let logs: [FieldID: [Int64?]]
    /// Fields that every row has, and whose columns are always there.
    let required: [FieldID]
    /// Fields of which there is a column; nil where that isn't known.
    let present: Set<FieldID>?
    let names: [FieldID: String]

    func judge() -> [VerifyFinding] {
        missing + wrongTotals
    }

    private var missing: [VerifyFinding] {
        guard rows ?? 0 > 0, !logs.isEmpty, let present else { return [] }
        return required.filter { !present.contains($0) }.map { field in
            findings.aboutSegment(
                .fieldMissing, field: field, "segment \(findings.segment) has no log of \(name(field))")
        }
    }

    /// The manifest knows how many there should be; without it, the most frequent number counts.
    private var wrongTotals: [VerifyFinding] {
        let totals = logs.compactMapValues { $0.contains(nil) ? nil : $0.reduce(0) { $0 + ($1 ?? 0) } }
        guard let expected = rows ?? Self.mostFrequent(totals.values) else { return [] }
        let wrong = totals.filter { $0.value != expected }
        if wrong.count > 1, wrong.count == logs.count, Set(wrong.values).count == 1, let found = wrong.values.first {
            return [
                findings.aboutSegment(
                    .rowsDiffer, "segment \(findings.segment) has \(found) rows instead of \(expected)")
            ]
        }
        guard wrong.isEmpty else {
            return wrong.keys.sorted().map { field in
                findings.aboutSegment(
                    .rowsDiffer, field: field,
                    "\(name(field)) of segment \(findings.segment) has \(wrong[field] ?? 0) rows instead of \(expected)"
                )
            }
        }
        return misaligned
    }

    /// Milvus reads the first logs of all fields together, then the second ones, and so on.
    private var misaligned: [VerifyFinding] {
        let whole = logs.compactMapValues { $0.contains(nil) ? nil : $0.compactMap { $0 } }
        guard let usual = Self.mostFrequent(whole.values) else { return [] }
        return whole.filter { $0.value != usual }.keys.sorted().map { field in
            findings.aboutSegment(
                .rowsDiffer, field: field,
                "the logs of \(name(field)) of segment \(findings.segment) don't have as many rows each as the others'")
        }
    }

    private func name(_ field: FieldID) -> String {
        names[field].map { "field \(field) ('\($0)')" } ?? "field \(field)"
    }

    private static func mostFrequent<Value: Hashable>(_ values: some Sequence<Value>) -> Value? {
        Dictionary(values.map { ($0, 1) }, uniquingKeysWith: +).max { $0.value < $1.value }?.key
    }
}
