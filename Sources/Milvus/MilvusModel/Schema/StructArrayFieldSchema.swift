/// A field whose values are arrays of structs (2.6 and later). Its parts are fields with ids and files of their own.
package struct StructArrayFieldSchema: Hashable, Sendable {
    package var id: FieldID
    package var name: String
    package var description: String
    package var fields: [FieldSchema]
    package var typeParameters: [KeyValuePair]
    package var isNullable: Bool

    package init(
        id: FieldID, name: String, description: String = "", fields: [FieldSchema] = [],
        typeParameters: [KeyValuePair] = [], isNullable: Bool = false
    ) {
        self.id = id
        self.name = name
        self.description = description
        self.fields = fields
        self.typeParameters = typeParameters
        self.isNullable = isNullable
    }
}
