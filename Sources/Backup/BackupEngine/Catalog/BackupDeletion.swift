internal import BackupFormat
internal import Basics
internal import ObjectStorage

/// One deletion at work.
struct BackupDeletion {
    /// Pages of up to 1000 keys that are listed before they are deleted, and deleted at once.
    private static let pagesAtOnce = 8
    /// Times that the directory is listed again for objects that a run at work has added meanwhile.
    private static let rounds = 3

    let store: any ObjectStore
    let layout: BackupLayout
    let counters: EngineCounters

    func run() async throws -> DeletionReport {
        var report = DeletionReport(name: layout.name, deletedObjects: 0, deletedBytes: 0, abortedUploads: 0)
        try await deletePromises(&report)
        for upload in try await store.listMultipartUploads(layout.prefix) {
            try await store.abortMultipartUpload(upload)
            report.abortedUploads += 1
        }
        for _ in 0..<Self.rounds {
            guard try await deleteListed(&report) else { return report }
        }
        throw BackupError(
            .failed, "Objects keep appearing under '\(layout.name)'.", subject: layout.name.text,
            advice: "A run seems to be at work there: end it, then delete again.")
    }

    /// What makes a backup of the rest goes first, and by name: a listing may not show it yet.
    private func deletePromises(_ report: inout DeletionReport) async throws {
        let promises = MetaObject.promises.map(layout.key)
        let listed = try await store.listAll(layout.prefix + "meta/").filter { promises.contains($0.key) }
        if let failure = try await store.delete(promises).first { throw failure.error }
        add(listed, to: &report)
        counters.done(objects: Int64(listed.count), bytes: listed.reduce(0) { $0 + $1.size })
    }

    /// - Returns: whether there was anything to delete.
    private func deleteListed(_ report: inout DeletionReport) async throws -> Bool {
        var found = false
        var batch: [ObjectMetadata] = []
        var continuation: String?
        repeat {
            let page = try await store.listPage(layout.prefix, ListOptions(), continuation: continuation)
            batch += page.objects
            continuation = page.continuation
            if continuation == nil || batch.count >= Self.pagesAtOnce * 1000 {
                found = found || !batch.isEmpty
                try await delete(batch, &report)
                batch = []
            }
        } while continuation != nil
        return found
    }

    private func delete(_ objects: [ObjectMetadata], _ report: inout DeletionReport) async throws {
        let batches = stride(from: 0, to: objects.count, by: 1000).map {
            Array(objects[$0..<min($0 + 1000, objects.count)])
        }
        try await boundedForEach(batches, width: Self.pagesAtOnce) { batch in
            if let failure = try await store.delete(batch.map(\.key)).first { throw failure.error }
            counters.done(objects: Int64(batch.count), bytes: batch.reduce(0) { $0 + $1.size })
        }
        add(objects, to: &report)
    }

    private func add(_ objects: [ObjectMetadata], to report: inout DeletionReport) {
        report.deletedObjects += Int64(objects.count)
        report.deletedBytes += objects.reduce(0) { $0 + $1.size }
    }
}
