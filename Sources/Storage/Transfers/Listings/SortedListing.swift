package import ObjectStorage

/// A listing that is read ahead while its pages are worked on: the next request is on its way before the last page is
/// done with.
package struct SortedListing: Sendable {
    private let store: any ObjectStore
    private let prefix: String
    private let range: KeyRange
    private let first: ObjectListPage?
    private let pagesAhead: Int

    /// - Parameters:
    ///   - store: The bucket.
    ///   - prefix: What all keys begin with.
    ///   - range: Which of them are wanted.
    ///   - first: The range's first page, where it has been asked for already.
    ///   - pagesAhead: Pages of up to 1000 keys kept ready.
    package init(
        _ store: any ObjectStore, prefix: String, range: KeyRange = KeyRange(), first: ObjectListPage? = nil,
        pagesAhead: Int = 2
    ) {
        self.store = store
        self.prefix = prefix
        self.range = range
        self.first = first
        self.pagesAhead = pagesAhead
    }

    /// Lists while `body` runs; what `body` doesn't read is never asked for.
    ///
    /// - Throws: What listing fails with, `.damaged` when keys come out of order, and what `body` throws.
    package func withPages<Value: Sendable>(
        _ body: (SortedPages) async throws(ObjectStoreError) -> Value
    ) async throws(ObjectStoreError) -> Value {
        let queue = PageQueue(limit: pagesAhead)
        do {
            return try await withTaskCancellationHandler {
                try await withThrowingTaskGroup(of: Void.self) { group in
                    group.addTask { await list(into: queue) }
                    defer { queue.abandon() }
                    return try await body(SortedPages(queue: queue))
                }
            } onCancel: {
                queue.abandon()
            }
        } catch {
            throw .wrapping(error, operation: "list", subject: "\(store.location)/\(prefix)")
        }
    }

    private func list(into queue: PageQueue) async {
        do throws(ObjectStoreError) {
            var options = ListOptions()
            options.startAfter = range.after
            var order = KeyOrderCheck(subject: "\(store.location)/\(prefix)")
            var known = first
            var continuation: String?
            while true {
                let page: ObjectListPage
                if let ahead = known.take() {
                    page = ahead
                } else {
                    page = try await store.listPage(prefix, options, continuation: continuation)
                }
                let objects = range.cut(try order.checked(page.objects))
                if !objects.isEmpty {
                    guard await queue.put(objects) else { return }
                }
                // A key beyond the range ends it: those that follow are greater still.
                guard objects.count == page.objects.count, page.continuation != nil else { break }
                continuation = page.continuation
            }
            queue.finish(nil)
        } catch {
            queue.finish(error)
        }
    }
}
