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

    /// Lists of vectors, structs and types that came after this version aren't read.
    var isReadable: Bool {
        switch type {
        case .bool, .int8, .int16, .int32, .int64, .timestamptz, .float, .double, .string, .varChar, .text, .array,
            .json, .geometry, .binaryVector, .floatVector, .float16Vector, .bfloat16Vector, .int8Vector,
            .sparseFloatVector:
            true
        default: false
        }
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
