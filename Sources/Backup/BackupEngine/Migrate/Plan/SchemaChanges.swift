/// What of collections is to be another in the target, as the user resolves what it can't hold.
package struct SchemaChanges: Sendable, Hashable {
    /// By the type in the source, upper case.
    package var indexTypes: [String: String]
    package var metrics: [String: String]
    /// `tags` in any collection, or `db.collection.tags`.
    package var droppedFields: Set<String>
    /// Fields that decide over partitions become plain ones; all rows go to one partition.
    package var dropsPartitionKeys: Bool

    package init(
        indexTypes: [String: String] = [:], metrics: [String: String] = [:], droppedFields: Set<String> = [],
        dropsPartitionKeys: Bool = false
    ) {
        self.indexTypes = indexTypes
        self.metrics = metrics
        self.droppedFields = droppedFields
        self.dropsPartitionKeys = dropsPartitionKeys
    }

    func drops(_ field: String, of collection: String) -> Bool {
        droppedFields.contains(field) || droppedFields.contains("\(collection).\(field)")
    }
}
