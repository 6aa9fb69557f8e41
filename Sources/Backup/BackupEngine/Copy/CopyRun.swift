internal import Basics
internal import MilvusModel
internal import ObjectStorage
internal import Transfers

/// Copies the objects of all collections through one queue: large ones first, so that none of them is left over at
/// the end while the other places stand idle.
struct CopyRun {
    let environment: BackupEnvironment
    let ledger: CopyLedger

    private var mover: ObjectMover {
        ObjectMover(from: environment.milvusStore, to: environment.backupStore, environment.transfer)
    }

    /// Copies what the ledger doesn't have yet. A failure belongs to its collection and ends only that.
    ///
    /// - Throws: what concerns every object alike: wrong credentials, no such bucket, a store that is gone.
    func copy(_ items: [CopyItem]) async throws {
        let done = ledger.copied
        let todo = items.filter { done[$0.transfer.destination]?.item != $0.transfer }
            .sorted { $0.transfer.size > $1.transfer.size }
        environment.observer.counters.planned(
            objects: Int64(todo.count), bytes: todo.reduce(0) { $0 + $1.transfer.size })
        let mover = mover
        try await boundedForEach(todo, width: environment.transfer.concurrency) { item in
            try Task.checkCancellation()
            guard !ledger.isFailed(item.collection) else { return }
            try await move(item, with: mover)
        }
    }

    private func move(_ item: CopyItem, with mover: ObjectMover) async throws {
        do {
            ledger.record(try await mover.move(item.transfer))
            environment.observer.counters.done(objects: 1, bytes: item.transfer.size)
        } catch {
            guard !error.concernsEveryObject else { throw error }
            ledger.record(error, of: item.collection)
        }
    }
}
