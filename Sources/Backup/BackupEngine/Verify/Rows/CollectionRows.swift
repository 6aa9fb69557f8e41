internal import BackupFormat
internal import Basics
internal import MilvusModel

/// Compares what was read of a collection with what its backup was sealed with. Pure.
struct CollectionRows {
    let collection: RestorableCollection
    let tally: RowTally.Collection
    /// Whether all of its segments were to be read.
    let isWhole: Bool

    /// Whether every row of the collection was read, and all agree.
    var isComplete: Bool {
        isWhole && tally.agreeing == tally.segments && tally.knowsLevelZero
            && tally.segments >= Int64(collection.backup.segments.count { !$0.isL0 && $0.rows > 0 })
    }

    var report: VerifyReport.Rows.Collection {
        VerifyReport.Rows.Collection(
            reference: collection.reference, segments: tally.segments, agreeing: tally.agreeing,
            rows: tally.rows.inserted, deletes: tally.rows.deletes, live: isComplete ? tally.rows.live : nil,
            late: tally.rows.late, idleDeletes: tally.rows.idleDeletes)
    }

    var findings: [VerifyFinding] {
        guard isComplete, let summary = collection.summary else { return [] }
        if let counted = summary.liveRows {
            guard counted != tally.rows.live else { return [] }
            return [
                finding(
                    .liveRowsDiffer,
                    "\(tally.rows.live) rows live, and \(counted) were counted in Milvus when it was backed up",
                    tally.rows.live < counted
                        ? "A restore brings \(counted - tally.rows.live) rows less than the source had."
                        : "Deletes may be missing: a restore may bring back \(tally.rows.live - counted) deleted rows.")
            ]
        }
        guard let deletes = summary.deletedRows, deletes != tally.rows.deletes else { return [] }
        return [
            finding(
                .deletesDiffer, "its delta logs hold \(tally.rows.deletes) deletes, and \(deletes) were sealed",
                tally.rows.deletes < deletes
                    ? "Rows that were deleted may come back." : "More rows may be deleted than in the source.")
        ]
    }

    private func finding(_ code: VerifyFinding.Code, _ message: String, _ meaning: String) -> VerifyFinding {
        VerifyFinding(
            code: code, object: "", collection: "\(collection.reference)", segment: nil, field: nil,
            message: "\(collection.reference): \(message)", meaning: meaning)
    }
}
