package import MilvusClient
package import MilvusModel

/// Which rows and fields are read by queries.
package struct RowExtent: Sendable {
    package var collection: CollectionReference
    /// Nil: all of them, as where a partition key decides.
    package var partition: String?
    package var key: FieldSchema
    /// The key among them.
    package var fields: [FieldSchema]
    package var point: ReadPoint

    package init(
        of collection: CollectionReference, partition: String? = nil, key: FieldSchema, fields: [FieldSchema],
        at point: ReadPoint
    ) {
        self.collection = collection
        self.partition = partition
        self.key = key
        self.fields = fields
        self.point = point
    }

    func query(_ range: KeyRange, fields: [FieldSchema], limit: Int? = nil) -> RowQuery {
        RowQuery(
            of: collection, partitions: partition.map { [$0] } ?? [], expression: range.expression(key), fields: fields,
            limit: limit, at: point)
    }
}
