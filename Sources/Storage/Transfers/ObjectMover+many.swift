package import ObjectStorage

extension ObjectMover {
    package typealias Outcome = Result<TransferResult, ObjectStoreError>

    /// Moves objects as they come, at most `configuration.concurrency` at a time; the sequence isn't run ahead.
    ///
    /// - Parameters:
    ///   - items: Asked for the next one when a place is free.
    ///   - onOutcome: Called for each object that arrived or failed, one call at a time, in the order of their ends.
    ///     When it throws, the rest is cancelled and the error comes out here: that is how the caller says whether one
    ///     failure ends all.
    /// - Throws: What `onOutcome` throws, what `items` throws, `.cancelled`.
    package func moveAll<Items: AsyncSequence>(
        _ items: Items, onOutcome: (TransferItem, Outcome) async throws(ObjectStoreError) -> Void
    ) async throws(ObjectStoreError) where Items.Element == TransferItem {
        do {
            try await withThrowingTaskGroup(of: (TransferItem, Outcome).self) { group in
                var running = 0
                for try await item in items {
                    if running == configuration.concurrency, let (done, outcome) = try await group.next() {
                        running -= 1
                        try await onOutcome(done, outcome)
                    }
                    try Task.checkCancellation()
                    group.addTask { (item, await outcome(of: item)) }
                    running += 1
                }
                while let (done, outcome) = try await group.next() { try await onOutcome(done, outcome) }
                try Task.checkCancellation()
            }
        } catch {
            throw .wrapping(error, operation: "copy objects from", subject: "\(source.location)")
        }
    }

    /// The same for items that are there already.
    package func moveAll(
        _ items: some Sequence<TransferItem> & Sendable,
        onOutcome: (TransferItem, Outcome) async throws(ObjectStoreError) -> Void
    ) async throws(ObjectStoreError) {
        try await moveAll(SequenceOfItems(items: items), onOutcome: onOutcome)
    }

    private func outcome(of item: TransferItem) async -> Outcome {
        do throws(ObjectStoreError) {
            return .success(try await move(item))
        } catch {
            return .failure(error)
        }
    }
}

/// A plain sequence where an asynchronous one is asked for.
private struct SequenceOfItems<Items: Sequence<TransferItem>>: AsyncSequence {
    struct Iterator: AsyncIteratorProtocol {
        var items: Items.Iterator

        mutating func next() async -> TransferItem? {
            items.next()
        }
    }

    let items: Items

    func makeAsyncIterator() -> Iterator {
        Iterator(items: items.makeIterator())
    }
}
