internal import MilvusModel

/// What a collection's schema becomes on a server of another version. Pure.
struct SchemaAdaptation {
    let original: CollectionSchema
    /// Without what was dropped; keys are given, not made.
    private(set) var result: CollectionSchema
    private(set) var findings: [PreflightFinding] = []
    private let subject: String

    init(_ schema: CollectionSchema, _ subject: String, _ changes: SchemaChanges, on version: MilvusVersion) {
        original = schema
        result = schema
        self.subject = subject
        drop(changes)
        check(version)
        if result.fields != original.fields { result.serialized = [] }
    }

    /// Whether it is another than the source's: then files of the source don't fit.
    var isChanged: Bool { result.fields != original.fields }

    func schema(for way: PlannedMigration.Way) -> CollectionSchema {
        guard way == .query else { return result }
        var schema = result
        let isMade = schema.autoID || schema.fields.contains(where: \.autoID)
        guard isMade else { return schema }
        schema.autoID = false
        for index in schema.fields.indices { schema.fields[index].autoID = false }
        schema.serialized = []
        return schema
    }

    /// All that a query gives and an insert takes: what functions make, the target makes anew.
    var readFields: [FieldSchema] {
        var fields = result.fields.filter { !$0.isFunctionOutput && !$0.isDynamic }
        if result.isDynamicFieldEnabled {
            fields.append(FieldSchema(id: FieldID(rawValue: 0), name: "$meta", dataType: .json, isDynamic: true))
        }
        return fields
    }

    private mutating func drop(_ changes: SchemaChanges) {
        for field in original.fields where changes.drops(field.name, of: subject) {
            guard !field.isPrimaryKey else {
                add(.blocking, "field-dropped", "Field \(field.name) is the primary key: it can't be dropped.")
                continue
            }
            result.fields.removeAll { $0.name == field.name }
            add(.harmless, "field-dropped", "Field \(field.name) is left out, as --drop-field asks.")
        }
        guard changes.dropsPartitionKeys else { return }
        for index in result.fields.indices where result.fields[index].isPartitionKey {
            result.fields[index].isPartitionKey = false
            add(
                .harmless, "partition-key-dropped",
                "Field \(result.fields[index].name) no longer decides over partitions.")
        }
    }

    private mutating func check(_ version: MilvusVersion) {
        for problem in SchemaRequirements(result).problems(on: version, subject: subject) {
            let field = result.fields.first {
                problem.what.contains("field \($0.name)") || problem.what.hasSuffix("key \($0.name)")
            }
            let isKey = problem.what.hasPrefix("partition key")
            add(
                .blocking, isKey ? "partition-key" : "field-type",
                "The target doesn't know \(problem.what)\(problem.needs.map { ", which needs Milvus \($0)" } ?? "").",
                option: isKey ? "--drop-partition-key" : field.map { "--drop-field \($0.name)" } ?? "a newer target")
        }
        let unread = readFields.filter { !StoredField($0).isReadable }
        for field in unread {
            add(
                .blocking, "field-type",
                "Field \(field.name) is of type \(field.dataType), which this milvault doesn't read.",
                option: "--drop-field \(field.name)")
        }
        if result.vectorFields.isEmpty {
            add(.blocking, "no-vectors", "No field with vectors would be left, and Milvus wants one.")
        }
        if result.vectorFields.count > 1, version < MilvusVersion(2, 4, 0) {
            add(
                .blocking, "several-vectors", "It has several fields with vectors, which needs Milvus 2.4.0.",
                option: "--drop-field for all but one of \(result.vectorFields.map(\.name).joined(separator: ", "))")
        }
    }

    private mutating func add(
        _ weight: PreflightFinding.Weight, _ code: String, _ message: String, option: String? = nil
    ) {
        findings.append(PreflightFinding(weight, code, subject: subject, message, option: option))
    }
}
