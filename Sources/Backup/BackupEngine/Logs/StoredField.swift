package import MilvusModel

/// A field as the files have it: one of the schema, or one of the two that Milvus adds.
package struct StoredField: Sendable, Hashable {
    package var id: FieldID
    package var name: String
    package var type: DataType
    /// Nil: the column tells.
    package var dimension: Int?

    package init(id: FieldID, name: String, type: DataType, dimension: Int? = nil) {
        self.id = id
        self.name = name
        self.type = type
        self.dimension = dimension
    }

    package init(_ field: FieldSchema) {
        self.init(id: field.id, name: field.name, type: field.dataType, dimension: field.dimension)
    }

    /// When a row was inserted: a hybrid timestamp, reinterpreted as signed.
    package static let timestamp = StoredField(id: .timestamp, name: "Timestamp", type: .int64)
    package static let rowID = StoredField(id: .rowID, name: "RowID", type: .int64)
}

extension CollectionSchema {
    /// In the order of the schema; those of arrays of structs behind the others, by the names that Milvus gives them.
    package var storedFields: [StoredField] {
        fields.map { StoredField($0) } + structArrayFields.flatMap { $0.fields.map { StoredField($0) } }
    }
}
