internal import BackupFormat
internal import Basics
internal import MilvusModel

/// What became of the selected collections, proved by a listing.
struct CopiedBackup: Sendable {
    var outcomes: [CollectionOutcome]
    var proof: ProofResult
    /// The object list, written while it was proved; not ended yet.
    var objects: JSONLinesWriter<ObjectRecord>

    var plans: [CollectionPlan] { outcomes.compactMap(\.plan) }

    /// Nothing would be in the backup: the first collection's failure is the run's. Its objects are removed already.
    var failureOfAll: BackupError? {
        outcomes.allSatisfy { $0.plan == nil } ? outcomes.first?.failure : nil
    }

    func report(to observer: EngineObserver) {
        for outcome in outcomes {
            switch outcome.result {
            case .success(let plan):
                observer.emit(
                    .collectionFinished(
                        "\(outcome.collection)", succeeded: true,
                        detail: "\(plan.rows) rows, \(ByteCount(plan.manifestSize))"))
                for finding in plan.findings { observer.emit(.finding(finding)) }
            case .failure(let error):
                observer.emit(
                    .collectionFinished("\(outcome.collection)", succeeded: false, detail: error.message))
                observer.emit(
                    .finding(
                        Finding(
                            "collection-failed", subject: "\(outcome.collection)", error.message,
                            advice: error.advice)))
            }
        }
    }
}
