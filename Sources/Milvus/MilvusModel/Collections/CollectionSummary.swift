/// A line in a list of collections.
package struct CollectionSummary: Hashable, Sendable {
    package var id: CollectionID
    package var reference: CollectionReference
    package var createdAt: HybridTimestamp

    package init(id: CollectionID, reference: CollectionReference, createdAt: HybridTimestamp) {
        self.id = id
        self.reference = reference
        self.createdAt = createdAt
    }
}
