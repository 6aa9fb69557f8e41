package import ObjectStorage

extension ListingMerge {
    /// Merges two listings to their ends.
    ///
    /// - Parameters:
    ///   - left: The first listing.
    ///   - right: The second listing.
    ///   - visit: Sees each key once, in order.
    ///   - afterPage: Called whenever a page is used up: the place to hand on what was collected.
    /// - Throws: What listing, `visit` and `afterPage` throw.
    package mutating func run(
        _ left: SortedPages, _ right: SortedPages,
        visit: (ObjectMetadata?, ObjectMetadata?) throws(ObjectStoreError) -> Void,
        afterPage: () async throws(ObjectStoreError) -> Void
    ) async throws(ObjectStoreError) {
        while true {
            switch try advance(visit) {
            case .left: offerLeft(try await left.next())
            case .right: offerRight(try await right.next())
            case .nothing: return try await afterPage()
            }
            try await afterPage()
        }
    }
}
