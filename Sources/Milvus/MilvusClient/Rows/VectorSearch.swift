package import BinlogFormat
package import MilvusModel

/// A search for the nearest neighbours of some vectors.
package struct VectorSearch: Sendable {
    package var field: String
    package var type: DataType
    package var vectors: [FieldValue]
    package var topK: Int
    package var metric: String
    /// Of the index, as JSON: `{"ef":64}`.
    package var parameters: String

    package init(
        field: String, type: DataType, vectors: [FieldValue], topK: Int, metric: String, parameters: String = "{}"
    ) {
        self.field = field
        self.type = type
        self.vectors = vectors
        self.topK = topK
        self.metric = metric
        self.parameters = parameters
    }
}
