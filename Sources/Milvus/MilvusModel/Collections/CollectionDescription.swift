/// Everything the proxy tells about one collection.
package struct CollectionDescription: Hashable, Sendable {
    package var id: CollectionID
    package var reference: CollectionReference
    /// 0 from servers before 2.4.
    package var databaseID: DatabaseID
    /// System fields (ids 0 and 1) and the dynamic field are hidden by the server.
    package var schema: CollectionSchema
    package var shards: Int32
    package var virtualChannels: [String]
    package var physicalChannels: [String]
    package var aliases: [String]
    package var consistencyLevel: ConsistencyLevel
    package var properties: [KeyValuePair]
    package var createdAt: HybridTimestamp
    /// Asked for at creation when there is a partition key; 0 when the server doesn't tell.
    package var numPartitions: Int64
    package var startPositions: [StartPosition]

    package init(
        id: CollectionID, reference: CollectionReference, databaseID: DatabaseID = DatabaseID(rawValue: 0),
        schema: CollectionSchema, shards: Int32 = 1, virtualChannels: [String] = [], physicalChannels: [String] = [],
        aliases: [String] = [], consistencyLevel: ConsistencyLevel = .strong, properties: [KeyValuePair] = [],
        createdAt: HybridTimestamp = .zero, numPartitions: Int64 = 0, startPositions: [StartPosition] = []
    ) {
        self.id = id
        self.reference = reference
        self.databaseID = databaseID
        self.schema = schema
        self.shards = shards
        self.virtualChannels = virtualChannels
        self.physicalChannels = physicalChannels
        self.aliases = aliases
        self.consistencyLevel = consistencyLevel
        self.properties = properties
        self.createdAt = createdAt
        self.numPartitions = numPartitions
        self.startPositions = startPositions
    }
}
