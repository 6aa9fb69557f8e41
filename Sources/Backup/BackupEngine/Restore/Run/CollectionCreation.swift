internal import BackupFormat
internal import MilvusClient
internal import MilvusModel

/// Makes the empty collection that the rows will be imported into.
struct CollectionCreation: Sendable {
    let milvus: MilvusClient
    let planned: PlannedCollection

    private var target: CollectionReference { planned.target }

    /// - Returns: the new collection's id.
    func create() async throws -> CollectionID {
        try await milvus.createCollection(
            CollectionDefinition(
                reference: target, serializedSchema: try planned.schema.definitionBytes(named: target.name),
                shards: planned.shards, consistencyLevel: planned.consistencyLevel, properties: planned.properties,
                numPartitions: planned.numPartitions))
        return try await milvus.describeCollection(target).id
    }

    /// Partitions that the server hasn't made by itself.
    func addPartitions() async throws {
        let present = Set(try await milvus.listPartitions(of: target).map(\.name))
        for partition in planned.partitions where !present.contains(partition) {
            try await milvus.createPartition(partition, of: target)
        }
    }

    /// Import goes by field id, whatever the fields are called: a wrong one would bring wrong values back.
    func checkFieldIDs() async throws {
        let created = try await milvus.describeCollection(target)
        guard let mismatch = FieldIdentity(planned.schema).mismatch(with: created.schema) else { return }
        throw BackupError(
            .incompatibleVersions, "Milvus numbers the fields of \(target) in another way: \(mismatch).",
            subject: "\(target)", advice: "Rows can't be imported into it; report the schema to milvault.")
    }
}
