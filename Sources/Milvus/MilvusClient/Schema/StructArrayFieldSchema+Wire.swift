internal import MilvusModel
internal import MilvusProtos

extension StructArrayFieldSchema {
    init(_ wire: WireStructArrayFieldSchema) {
        self.init(
            id: FieldID(rawValue: wire.fieldID), name: wire.name, description: wire.description_p,
            fields: wire.fields.map(FieldSchema.init), typeParameters: wire.typeParams.map(KeyValuePair.init),
            isNullable: wire.nullable)
    }
}

extension WireStructArrayFieldSchema {
    init(_ field: StructArrayFieldSchema) {
        self.init()
        fieldID = field.id.rawValue
        name = field.name
        description_p = field.description
        fields = field.fields.map(WireFieldSchema.init)
        typeParams = field.typeParameters.map(WireKeyValuePair.init)
        nullable = field.isNullable
    }
}
