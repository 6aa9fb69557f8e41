internal import BackupFormat
internal import Basics
internal import MilvusModel
internal import ObjectStorage
internal import Transfers

/// Copies what an import reads into Milvus' own bucket, and takes it away again.
struct Staging: Sendable {
    /// Keys that one delete request takes.
    static let deleteBatch = 1000

    let environment: BackupEnvironment
    let plan: StagingPlan

    private var mover: ObjectMover {
        ObjectMover(from: environment.backupStore, to: environment.milvusStore, environment.transfer)
    }

    /// Copies a collection's insert and delta logs, page by page as they are listed.
    func copy(_ collection: CollectionID, from layout: BackupLayout) async throws {
        for kind in [LogKind.insert, .delta] {
            try await copy(under: layout.prefix(kind, collection), from: layout)
        }
    }

    private func copy(under prefix: String, from layout: BackupLayout) async throws {
        let mover = mover
        var continuation: String?
        repeat {
            let page = try await environment.backupStore.listPage(prefix, ListOptions(), continuation: continuation)
            let items = page.objects.compactMap { item($0, from: layout) }
            try await boundedForEach(items, width: environment.transfer.concurrency) { item in
                _ = try await mover.move(item)
                environment.observer.counters.done(objects: 1, bytes: item.size)
            }
            continuation = page.continuation
        } while continuation != nil
    }

    private func item(_ object: ObjectMetadata, from layout: BackupLayout) -> TransferItem? {
        layout.relativePath(of: object.key).map { path in
            TransferItem(
                source: object.key, destination: plan.layout.key(relative: path), size: object.size, etag: object.etag)
        }
    }

    /// Removes what was staged for a collection.
    ///
    /// - Returns: what could not be removed, as a finding.
    func remove(_ collection: CollectionID) async -> Finding? {
        await remove(prefixes: [LogKind.insert, .delta].map { plan.layout.prefix($0, collection) })
    }

    func removeAll() async -> Finding? {
        await remove(prefixes: [plan.layout.prefix])
    }

    /// Runs to its end although the restore was cancelled.
    private func remove(prefixes: [String]) async -> Finding? {
        let store = environment.milvusStore
        return await uncancelled {
            for prefix in prefixes {
                do throws(ObjectStoreError) {
                    if let failure = try await Self.delete(prefix, in: store) {
                        return Self.leftover(prefix, failure.error)
                    }
                } catch {
                    return Self.leftover(prefix, error)
                }
            }
            return nil
        }
    }

    /// - Returns: the first key that could not be deleted.
    private static func delete(_ prefix: String, in store: any ObjectStore) async throws(ObjectStoreError)
        -> DeleteFailure?
    {
        var failure: DeleteFailure?
        try await store.list(prefix, ListOptions(pageSize: deleteBatch)) { page throws(ObjectStoreError) in
            guard !page.objects.isEmpty else { return }
            let failures = try await store.delete(page.objects.map(\.key))
            failure = failure ?? failures.first
        }
        return failure
    }

    private static func leftover(_ prefix: String, _ error: ObjectStoreError) -> Finding {
        Finding(
            "staging-left", subject: prefix, "Staged objects could not be removed: \(error)",
            advice: "Delete everything under \(prefix) in Milvus' bucket; nothing refers to it.")
    }
}
