internal import BackupFormat
package import MilvusModel

extension StoredCollection {
    /// The schema with the field that Milvus adds for columns that aren't in it: servers don't tell of it when they
    /// describe a collection, but its logs are there.
    package var wholeSchema: CollectionSchema {
        backup.schema.completed(byLogsOf: segments.values.lazy.filter { !$0.isPacked }.flatMap { $0.insertLogs.keys })
    }
}

extension CollectionSchema {
    /// The same with the dynamic field, where it has one. `stored`: fields of which logs are there.
    ///
    /// A collection's fields are numbered as it is created, this one last. Where logs show a field that the schema
    /// hasn't, that one is it: fields that were added later are in the schema.
    func completed(byLogsOf stored: some Sequence<FieldID>) -> CollectionSchema {
        guard isDynamicFieldEnabled, !fields.contains(where: \.isDynamic) else { return self }
        let known = Set(fields.map(\.id) + structArrayFields.flatMap { [$0.id] + $0.fields.map(\.id) })
        var id = FieldID(rawValue: 100)
        while known.contains(id) { id = FieldID(rawValue: id.rawValue + 1) }
        id = stored.filter { !$0.isSystem && !known.contains($0) }.min() ?? id
        var schema = self
        schema.fields.append(FieldSchema(id: id, name: "$meta", dataType: .json, isDynamic: true))
        return schema
    }
}
