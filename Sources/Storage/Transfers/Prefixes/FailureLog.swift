internal import ObjectStorage
internal import Synchronization

/// The first failures of a run, in the order in which they came.
final class FailureLog: Sendable {
    private let state = Mutex<[PrefixCopyReport.Failure]>([])

    var kept: [PrefixCopyReport.Failure] {
        state.withLock { $0 }
    }

    func add(_ item: TransferItem, _ error: ObjectStoreError) {
        state.withLock { failures in
            guard failures.count < PrefixCopyReport.failureLimit else { return }
            failures.append(PrefixCopyReport.Failure(item: item, error: error))
        }
    }
}
