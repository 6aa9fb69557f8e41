internal import BackupFormat
package import MilvusModel

extension StoredCollection {
    /// The schema with the field that Milvus adds for columns that aren't in it: servers don't tell of it when they
    /// describe a collection, but its logs are there.
    package var wholeSchema: CollectionSchema {
        var schema = backup.schema
        guard schema.isDynamicFieldEnabled, !schema.fields.contains(where: \.isDynamic) else { return schema }
        schema.fields.append(FieldSchema(id: dynamicFieldID, name: "$meta", dataType: .json, isDynamic: true))
        return schema
    }

    /// A collection's fields are numbered as it is created, this one last. Where logs show a field that the schema
    /// hasn't, that one is it: fields that were added later are in the schema.
    private var dynamicFieldID: FieldID {
        let schema = backup.schema
        let known = Set(
            schema.fields.map(\.id) + schema.structArrayFields.flatMap { [$0.id] + $0.fields.map(\.id) })
        let stored = segments.values.filter { !$0.isPacked }.flatMap { $0.insertLogs.keys }
        if let unknown = stored.filter({ !$0.isSystem && !known.contains($0) }).min() { return unknown }
        var id = FieldID(rawValue: 100)
        while known.contains(id) { id = FieldID(rawValue: id.rawValue + 1) }
        return id
    }
}
