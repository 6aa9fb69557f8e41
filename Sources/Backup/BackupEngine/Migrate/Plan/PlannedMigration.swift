package import MilvusModel

/// How one collection gets to the target, decided.
package struct PlannedMigration: Sendable, Hashable {
    package enum Way: String, Sendable, Hashable {
        case backup, query
    }

    package var source: CollectionReference
    package var target: CollectionReference
    package var way: Way
    /// Why this way: a sentence.
    package var reason: String
    /// Where rows gather until all of them are proved: by query only.
    package var working: CollectionReference
    /// An earlier run has begun it.
    package var isResumed: Bool
    /// As the target gets it.
    package var schema: CollectionSchema
    /// Read and inserted; the dynamic field among them.
    package var fields: [FieldSchema]
    package var shards: Int32
    package var consistencyLevel: ConsistencyLevel
    package var properties: [KeyValuePair]
    /// Set when all rows are there: a time to live counts from then.
    package var deferredProperties: [KeyValuePair]
    package var numPartitions: Int64
    /// The source has a partition key: nobody may ask it for one partition.
    package var readsAsOne: Bool
    package var partitions: [String]
    package var indexes: [PlannedIndex]
    package var aliases: [String]
    package var load: LoadPlan
    package var storedRows: Int64

    package var label: String { source == target ? "\(source)" : "\(source) → \(target)" }
}
