internal import MilvusModel
internal import MilvusProtos

extension FieldSchema {
    init(_ wire: WireFieldSchema) {
        self.init(
            id: FieldID(rawValue: wire.fieldID), name: wire.name, dataType: DataType(rawValue: wire.dataType),
            description: wire.description_p, elementType: DataType(rawValue: wire.elementType),
            isPrimaryKey: wire.isPrimaryKey, autoID: wire.autoID, isPartitionKey: wire.isPartitionKey,
            isClusteringKey: wire.isClusteringKey, isDynamic: wire.isDynamic, isNullable: wire.nullable,
            isFunctionOutput: wire.isFunctionOutput, typeParameters: wire.typeParams.map(KeyValuePair.init),
            indexParameters: wire.indexParams.map(KeyValuePair.init),
            serializedDefaultValue: wire.hasDefaultValue ? Array(wire.defaultValue) : nil)
    }
}

extension WireFieldSchema {
    init(_ field: FieldSchema) {
        self.init()
        fieldID = field.id.rawValue
        name = field.name
        description_p = field.description
        dataType = field.dataType.rawValue
        elementType = field.elementType.rawValue
        isPrimaryKey = field.isPrimaryKey
        autoID = field.autoID
        isPartitionKey = field.isPartitionKey
        isClusteringKey = field.isClusteringKey
        isDynamic = field.isDynamic
        nullable = field.isNullable
        isFunctionOutput = field.isFunctionOutput
        typeParams = field.typeParameters.map(WireKeyValuePair.init)
        indexParams = field.indexParameters.map(WireKeyValuePair.init)
        if let value = field.serializedDefaultValue { defaultValue = bytes(value) }
    }
}
