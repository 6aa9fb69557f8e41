internal import BackupFormat

/// What became of the selected collections, proved by a listing.
struct CopiedBackup: Sendable {
    var outcomes: [CollectionOutcome]
    var proof: ProofResult
    /// The object list, written while it was proved; not ended yet.
    var objects: JSONLinesWriter<ObjectRecord>

    var plans: [CollectionPlan] { outcomes.compactMap(\.plan) }
}
