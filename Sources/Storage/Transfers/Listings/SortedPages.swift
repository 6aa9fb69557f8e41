package import ObjectStorage

/// The pages of a ``SortedListing``, for one reader.
package struct SortedPages: Sendable {
    let queue: PageQueue

    /// Objects in the order of their keys, at least one; nil at the end.
    package func next() async throws(ObjectStoreError) -> [ObjectMetadata]? {
        try await queue.take()
    }
}
