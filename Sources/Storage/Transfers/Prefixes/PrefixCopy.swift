package import ObjectStorage

/// Copies everything under one prefix to another, and leaves alone what is there already.
///
/// Two listings are merged in step; what is missing or differs goes to one queue that a fixed number of workers empties
/// while the listing still goes on. Nothing is ever deleted, so it can be repeated after any end.
package struct PrefixCopy: Sendable {
    /// Items planned ahead of the workers: in memory, and altogether.
    private static let itemsInMemory = 32_768
    private static let itemsPlanned = 2_000_000

    let source: ObjectPlace
    let destination: ObjectPlace
    private let mover: ObjectMover
    private let counters: PrefixCopyCounters
    private let temporaryDirectory: String

    /// - Parameters:
    ///   - source: What is copied.
    ///   - destination: Where to; must not overlap with the source.
    ///   - configuration: Mode, requests in flight, parts.
    ///   - temporaryDirectory: Where the plan lies that memory shall not hold.
    ///   - counters: Polled by whoever shows progress.
    package init(
        from source: ObjectPlace, to destination: ObjectPlace, _ configuration: TransferConfiguration,
        temporaryDirectory: String, counters: PrefixCopyCounters = PrefixCopyCounters()
    ) {
        self.source = source
        self.destination = destination
        self.counters = counters
        self.temporaryDirectory = temporaryDirectory
        mover = ObjectMover(from: source.store, to: destination.store, configuration)
    }

    /// Says what would be copied, and copies nothing.
    package func plan() async throws(ObjectStoreError) -> PrefixCopyReport {
        try await comparer.run { _ in }
        return PrefixCopyReport(progress: counters.progress)
    }

    /// Copies. Objects that fail are reported and don't hold up the others.
    ///
    /// - Throws: What concerns every object: a listing that fails, wrong credentials, a store that is gone, `.cancelled`.
    package func run() async throws(ObjectStoreError) -> PrefixCopyReport {
        try await withTaskExecutorPreference(mover.configuration.executor) { () throws(ObjectStoreError) in
            try await copyAll()
        }
    }

    private func copyAll() async throws(ObjectStoreError) -> PrefixCopyReport {
        let queue = TransferQueue(
            limit: Self.itemsPlanned, memoryLimit: Self.itemsInMemory, directory: temporaryDirectory)
        let failures = FailureLog()
        do {
            try await withTaskCancellationHandler {
                try await withThrowingTaskGroup(of: Void.self) { group in
                    defer { queue.abandon() }
                    group.addTask { try await fill(queue) }
                    for _ in 0..<mover.configuration.concurrency {
                        group.addTask { try await work(queue, failures) }
                    }
                    for try await _ in group {}
                    try Task.checkCancellation()
                }
            } onCancel: {
                queue.abandon()
            }
        } catch {
            throw .wrapping(error, operation: "copy objects from", subject: "\(source.store.location)/\(source.prefix)")
        }
        return PrefixCopyReport(
            progress: counters.progress, objectsByMethod: mover.counters.progress.objectsByMethod,
            failures: failures.kept)
    }

    private func fill(_ queue: TransferQueue) async throws(ObjectStoreError) {
        try await comparer.run { items throws(ObjectStoreError) in try await queue.put(items) }
        queue.finish()
    }

    private func work(_ queue: TransferQueue, _ failures: FailureLog) async throws(ObjectStoreError) {
        while let item = try await queue.take() {
            do throws(ObjectStoreError) {
                _ = try await mover.move(item)
                counters.update { $0.copied.add(item.size) }
            } catch {
                guard !error.concernsEveryObject else { throw error }
                counters.update { $0.failed.add(item.size) }
                failures.add(item, error)
            }
        }
    }

    private var comparer: PrefixComparer {
        PrefixComparer(source: source, destination: destination, counters: counters)
    }
}
