internal import BackupFormat
internal import Basics
internal import MilvusModel
internal import ObjectStorage
internal import Transfers

/// Copies what an import reads into Milvus' own bucket, and takes it away again.
struct Staging: Sendable {
    let environment: BackupEnvironment
    let plan: StagingPlan
    /// One for all collections, so that they share its limits and what it learns.
    private let mover: ObjectMover

    init(environment: BackupEnvironment, plan: StagingPlan) {
        self.environment = environment
        self.plan = plan
        mover = ObjectMover(from: environment.backupStore, to: environment.milvusStore, in: environment)
    }

    /// What was copied so far, by the way that each object took.
    var methods: [TransferMethod: Int] { mover.counters.progress.objectsByMethod }

    /// Copies a collection's insert and delta logs, page by page as they are listed. What an earlier run has staged
    /// isn't copied again. Segments that are left out aren't copied, nor what the backup doesn't know, so that no import
    /// finds them.
    func copy(_ planned: PlannedCollection, from layout: BackupLayout, skippingPresent: Bool) async throws {
        let choice = StagingChoice(
            layout: layout, leftOut: planned.leftOut?.ids ?? [], strangers: planned.strangers.paths)
        for kind in [LogKind.insert, .delta] {
            try await copy(under: layout.prefix(kind, planned.sourceID), choice, skippingPresent)
        }
    }

    private func copy(under prefix: String, _ choice: StagingChoice, _ skippingPresent: Bool) async throws {
        var boundary: ObjectKey?
        var continuation: String?
        repeat {
            let page = try await environment.backupStore.listPage(prefix, ListOptions(), continuation: continuation)
            let items = page.objects.compactMap { item($0, choice) }
            let missing = skippingPresent ? try await notStaged(items, after: boundary) : items
            try await boundedForEach(missing, width: environment.transfer.concurrency) { item in
                _ = try await mover.move(item)
                environment.observer.counters.done(objects: 1, bytes: item.size)
            }
            boundary = items.last?.destination ?? boundary
            continuation = page.continuation
        } while continuation != nil
    }

    /// One page of what is staged covers one of the backup, as both have the same order and nothing else is staged
    /// there.
    private func notStaged(_ items: [TransferItem], after boundary: ObjectKey?) async throws -> [TransferItem] {
        guard let first = items.first, let last = items.last else { return [] }
        let prefix = Self.commonPrefix(first.destination.rawValue, last.destination.rawValue)
        let page = try await environment.milvusStore.listPage(
            prefix, ListOptions(startAfter: boundary), continuation: nil)
        let staged = Dictionary(page.objects.map { ($0.key, $0) }) { first, _ in first }
        return items.filter { item in
            guard let found = staged[item.destination], found.size == item.size else { return true }
            guard let etag = item.etag, let its = found.etag, !etag.isMultipart, !its.isMultipart else { return false }
            return etag != its
        }
    }

    private static func commonPrefix(_ first: String, _ last: String) -> String {
        let pairs = zip(first.utf8, last.utf8).prefix { $0 == $1 }
        return String(decoding: pairs.map(\.0), as: UTF8.self)
    }

    private func item(_ object: ObjectMetadata, _ choice: StagingChoice) -> TransferItem? {
        guard let path = choice.path(of: object.key) else { return nil }
        return TransferItem(
            source: object.key, destination: plan.layout.key(relative: path), size: object.size, etag: object.etag)
    }

    /// Removes what was staged for a collection.
    ///
    /// - Returns: what could not be removed, as a finding.
    func remove(_ collection: CollectionID) async -> Finding? {
        await StagingSweep(environment: environment).remove(
            plan.layout.prefix(.insert, collection), plan.layout.prefix(.delta, collection))
    }
}
