package import MilvusModel

/// Which server version a schema needs: the first release that knows each thing in it.
package struct SchemaRequirements: Sendable {
    package let schema: CollectionSchema

    package init(_ schema: CollectionSchema) {
        self.schema = schema
    }

    /// What `version` doesn't know, in the order of the schema.
    package func problems(on version: MilvusVersion, subject: String) -> [CompatibilityProblem] {
        needs.filter { $0.version > version }.map { CompatibilityProblem(subject, $0.what, needs: $0.version) }
    }

    private typealias Need = (what: String, version: MilvusVersion)

    private var needs: [Need] {
        var needs = schema.fields.flatMap(Self.needs(of:))
        if schema.isDynamicFieldEnabled { needs.append(("a dynamic field", MilvusVersion(2, 2, 9))) }
        needs += schema.functions.map { ("function \($0.name)", MilvusVersion(2, 5, 0)) }
        needs += schema.structArrayFields.map { ("struct array \($0.name)", MilvusVersion(2, 6, 4)) }
        return needs
    }

    private static func needs(of field: FieldSchema) -> [Need] {
        var needs: [Need] = []
        if let version = firstVersion(of: field.dataType) {
            needs.append(("field \(field.name) of type \(field.dataType)", version))
        }
        if field.isPartitionKey { needs.append(("partition key \(field.name)", MilvusVersion(2, 2, 9))) }
        if field.isClusteringKey { needs.append(("clustering key \(field.name)", MilvusVersion(2, 4, 0))) }
        if field.isNullable {
            let version = field.dataType.isVector ? MilvusVersion(2, 6, 18) : MilvusVersion(2, 5, 0)
            needs.append(("nullable field \(field.name)", version))
        }
        if field.serializedDefaultValue != nil {
            needs.append(("default value of field \(field.name)", MilvusVersion(2, 5, 0)))
        }
        return needs
    }

    /// Nil for types that 2.2 knew already, and for those that we don't know: there the server decides.
    private static func firstVersion(of type: DataType) -> MilvusVersion? {
        switch type {
        case .json: MilvusVersion(2, 2, 9)
        case .array: MilvusVersion(2, 3, 2)
        case .float16Vector, .bfloat16Vector, .sparseFloatVector: MilvusVersion(2, 4, 0)
        case .geometry: MilvusVersion(2, 5, 0)
        case .int8Vector, .timestamptz: MilvusVersion(2, 6, 0)
        case .arrayOfVector: MilvusVersion(2, 6, 4)
        case .text: MilvusVersion(3, 0, 0)
        default: nil
        }
    }
}
