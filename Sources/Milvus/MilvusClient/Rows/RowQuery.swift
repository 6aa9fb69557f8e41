package import MilvusModel

/// A question for rows of a collection by an expression.
package struct RowQuery: Sendable {
    package var collection: CollectionReference
    /// Empty for all; a collection with a partition key lets nobody ask for some.
    package var partitions: [String]
    package var expression: String
    /// In the order of the answer's columns.
    package var fields: [FieldSchema]
    /// At most 16,384; nil for all that there are, which no server limits but by the size of its answer.
    package var limit: Int?
    package var point: ReadPoint

    package init(
        of collection: CollectionReference, partitions: [String] = [], expression: String, fields: [FieldSchema],
        limit: Int? = nil, at point: ReadPoint = .latest
    ) {
        self.collection = collection
        self.partitions = partitions
        self.expression = expression
        self.fields = fields
        self.limit = limit
        self.point = point
    }
}
