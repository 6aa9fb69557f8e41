/// One field of a collection.
package struct FieldSchema: Hashable, Sendable {
    package var id: FieldID
    package var name: String
    package var description: String
    package var dataType: DataType
    /// Of the elements, when `dataType` is an array.
    package var elementType: DataType
    package var isPrimaryKey: Bool
    package var autoID: Bool
    package var isPartitionKey: Bool
    package var isClusteringKey: Bool
    /// The field that holds the JSON of columns that aren't in the schema (`$meta`). Milvus makes it by itself.
    package var isDynamic: Bool
    package var isNullable: Bool
    package var isFunctionOutput: Bool
    package var typeParameters: [KeyValuePair]
    package var indexParameters: [KeyValuePair]
    /// Serialized `ValueField` message of Milvus: the form that milvus-backup keeps as `default_value_base64`.
    package var serializedDefaultValue: [UInt8]?

    package init(
        id: FieldID, name: String, dataType: DataType, description: String = "", elementType: DataType = .none,
        isPrimaryKey: Bool = false, autoID: Bool = false, isPartitionKey: Bool = false, isClusteringKey: Bool = false,
        isDynamic: Bool = false, isNullable: Bool = false, isFunctionOutput: Bool = false,
        typeParameters: [KeyValuePair] = [], indexParameters: [KeyValuePair] = [],
        serializedDefaultValue: [UInt8]? = nil
    ) {
        self.id = id
        self.name = name
        self.dataType = dataType
        self.description = description
        self.elementType = elementType
        self.isPrimaryKey = isPrimaryKey
        self.autoID = autoID
        self.isPartitionKey = isPartitionKey
        self.isClusteringKey = isClusteringKey
        self.isDynamic = isDynamic
        self.isNullable = isNullable
        self.isFunctionOutput = isFunctionOutput
        self.typeParameters = typeParameters
        self.indexParameters = indexParameters
        self.serializedDefaultValue = serializedDefaultValue
    }

    /// Numbers in a vector, when the field has a fixed number of them.
    package var dimension: Int? { typeParameters["dim"].flatMap { Int($0) } }
}
