/// A partition of a collection.
package struct PartitionDescription: Hashable, Sendable {
    /// Every collection without a partition key has this one.
    package static let defaultName = "_default"

    package var id: PartitionID
    package var name: String
    package var createdAt: HybridTimestamp

    package init(id: PartitionID, name: String, createdAt: HybridTimestamp = .zero) {
        self.id = id
        self.name = name
        self.createdAt = createdAt
    }
}
