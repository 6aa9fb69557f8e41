internal import Basics
internal import ObjectStorage

/// Lists both sides and finds what must be copied. A large source is listed in ranges beside each other.
struct PrefixComparer {
    /// Ranges at most, and ranges at a time. Each keeps a few pages of both sides in memory.
    private static let ranges = 16
    private static let width = 4

    let source: ObjectPlace
    let destination: ObjectPlace
    let counters: PrefixCopyCounters

    /// Gives what must be copied, in pieces as large as the listings' pages; several calls at a time.
    func run(
        _ found: @escaping @Sendable ([TransferItem]) async throws(ObjectStoreError) -> Void
    ) async throws(ObjectStoreError) {
        let first = try await source.store.listPage(source.prefix, ListOptions(), continuation: nil)
        do {
            try await boundedForEach(try await rangesAfter(first), width: Self.width) { range in
                try await compare(range, first: range.after == nil ? first : nil, found)
            }
        } catch {
            throw .wrapping(error, operation: "list", subject: "\(source.store.location)/\(source.prefix)")
        }
    }

    private func rangesAfter(_ first: ObjectListPage) async throws(ObjectStoreError) -> [KeyRange] {
        guard !source.isObject, first.continuation != nil else { return [source.range] }
        let splitter = ListingSplitter(source.store, prefix: source.prefix)
        return try await splitter.ranges(Self.ranges, after: first.objects.last?.key)
    }

    private func compare(
        _ range: KeyRange, first: ObjectListPage?,
        _ found: ([TransferItem]) async throws(ObjectStoreError) -> Void
    ) async throws(ObjectStoreError) {
        let from = SortedListing(source.store, prefix: source.prefix, range: range, first: first)
        let to = SortedListing(
            destination.store, prefix: destination.prefix,
            range: range.moved(from: source.prefix, to: destination.prefix))
        try await from.withPages { sources throws(ObjectStoreError) in
            try await to.withPages { destinations throws(ObjectStoreError) in
                var comparison = PrefixComparison(from: source, to: destination)
                var merge = ListingMerge(leftPrefix: source.prefix, rightPrefix: destination.prefix)
                try await merge.run(sources, destinations) { source, found throws(ObjectStoreError) in
                    comparison.add(source, over: found)
                } afterPage: { () throws(ObjectStoreError) in
                    let piece = comparison.takePiece()
                    counters.update { piece.count(in: &$0) }
                    if !piece.items.isEmpty { try await found(piece.items) }
                }
            }
        }
    }
}
