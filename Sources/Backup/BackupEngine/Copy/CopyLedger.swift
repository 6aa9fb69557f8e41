internal import MilvusModel
internal import ObjectStorage
private import Synchronization
internal import Transfers

/// Who arrived and who didn't, by collection. A collection that failed is not copied any further.
final class CopyLedger: Sendable {
    /// Why a collection's copying stopped.
    enum Failure: Sendable {
        /// An object is gone or changed since it was listed: list the collection anew.
        case vanished(ObjectStoreError)
        case failed(ObjectStoreError)
    }

    private struct State {
        var copied: [ObjectKey: TransferResult] = [:]
        var failures: [CollectionReference: Failure] = [:]
    }

    private let state = Mutex(State())

    func isFailed(_ collection: CollectionReference) -> Bool {
        state.withLock { $0.failures[collection] != nil }
    }

    func record(_ result: TransferResult) {
        state.withLock { $0.copied[result.item.destination] = result }
    }

    func record(_ error: ObjectStoreError, of collection: CollectionReference) {
        let failure: Failure =
            error.code == .notFound || error.code == .preconditionFailed ? .vanished(error) : .failed(error)
        state.withLock { $0.failures[collection] = $0.failures[collection] ?? failure }
    }

    /// Takes a collection's failure out, so that it may be tried again.
    func takeFailure(of collection: CollectionReference) -> Failure? {
        state.withLock { $0.failures.removeValue(forKey: collection) }
    }

    /// What arrived, by destination key.
    var copied: [ObjectKey: TransferResult] { state.withLock { $0.copied } }
}
