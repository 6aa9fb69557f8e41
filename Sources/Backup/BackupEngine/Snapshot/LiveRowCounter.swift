internal import MilvusClient
internal import MilvusModel

/// Asks for the rows that queries see, where that costs next to nothing: a count on a collection that is loaded.
///
/// Nothing is loaded for it, and a collection whose rows expire isn't asked: its count falls by itself.
struct LiveRowCounter {
    let environment: BackupEnvironment
    let features: MilvusFeatures

    func count(_ collection: CollectionReference) async throws -> Int64? {
        guard features.has(.countQuery) else { return nil }
        let milvus = environment.milvus
        guard try await milvus.loadState(of: collection) == .loaded else { return nil }
        let description = try await milvus.describeCollection(collection)
        guard description.properties["collection.ttl.seconds"] == nil else { return nil }
        let partitions = try await milvus.listPartitions(of: collection)
        for partition in partitions {
            guard try await milvus.loadState(of: collection, partitions: [partition.name]) == .loaded else {
                return nil
            }
        }
        // Refused, busy or too slow: the backup doesn't depend on it.
        return try? await milvus.countRows(of: collection)
    }
}
