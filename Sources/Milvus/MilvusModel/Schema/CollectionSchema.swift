/// What the rows of a collection look like.
package struct CollectionSchema: Hashable, Sendable {
    package var name: String
    package var description: String
    package var autoID: Bool
    package var fields: [FieldSchema]
    package var isDynamicFieldEnabled: Bool
    package var properties: [KeyValuePair]
    package var functions: [FunctionSchema]
    package var structArrayFields: [StructArrayFieldSchema]
    /// The message as the server sent it, with what we have no name for. Empty when the schema comes from elsewhere.
    ///
    /// `MilvusClient`'s schema encoding starts from these bytes when they are there, so nothing is lost on the way.
    package var serialized: [UInt8]

    package init(
        name: String, description: String = "", autoID: Bool = false, fields: [FieldSchema],
        isDynamicFieldEnabled: Bool = false, properties: [KeyValuePair] = [], functions: [FunctionSchema] = [],
        structArrayFields: [StructArrayFieldSchema] = [], serialized: [UInt8] = []
    ) {
        self.name = name
        self.description = description
        self.autoID = autoID
        self.fields = fields
        self.isDynamicFieldEnabled = isDynamicFieldEnabled
        self.properties = properties
        self.functions = functions
        self.structArrayFields = structArrayFields
        self.serialized = serialized
    }

    package var primaryKey: FieldSchema? { fields.first { $0.isPrimaryKey } }
    package var hasPartitionKey: Bool { fields.contains { $0.isPartitionKey } }
    package var vectorFields: [FieldSchema] { fields.filter { $0.dataType.isVector } }

    package func field(named name: String) -> FieldSchema? {
        fields.first { $0.name == name }
    }
}
