/// What a server needs to create a collection.
package struct CollectionDefinition: Hashable, Sendable {
    package var reference: CollectionReference
    /// Milvus' schema message; made by `CollectionSchema.definitionBytes(…)` in MilvusClient.
    package var serializedSchema: [UInt8]
    /// 0 lets the server choose.
    package var shards: Int32
    package var consistencyLevel: ConsistencyLevel
    package var properties: [KeyValuePair]
    /// Only with a partition key; 0 lets the server choose.
    package var numPartitions: Int64

    package init(
        reference: CollectionReference, serializedSchema: [UInt8], shards: Int32 = 0,
        consistencyLevel: ConsistencyLevel = .bounded, properties: [KeyValuePair] = [], numPartitions: Int64 = 0
    ) {
        self.reference = reference
        self.serializedSchema = serializedSchema
        self.shards = shards
        self.consistencyLevel = consistencyLevel
        self.properties = properties
        self.numPartitions = numPartitions
    }
}
