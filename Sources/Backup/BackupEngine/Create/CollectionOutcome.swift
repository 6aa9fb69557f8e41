internal import MilvusModel

/// What became of one selected collection on its way into the backup.
struct CollectionOutcome: Sendable {
    var collection: CollectionReference
    var result: Result<CollectionPlan, BackupError>

    var plan: CollectionPlan? { try? result.get() }

    /// It is in the backup, and all of it.
    var isWhole: Bool { plan.map { $0.damage == nil } ?? false }

    var failure: BackupError? {
        if case .failure(let error) = result { error } else { nil }
    }
}
