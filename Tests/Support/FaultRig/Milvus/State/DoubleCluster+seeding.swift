internal import MilvusProtos

extension DoubleCluster {
    mutating func add(_ seed: MilvusSeed) {
        if !databases.contains(seed.database) { databases.append(seed.database) }
        var collection = DoubleCollection(
            id: newID(), database: seed.database, schema: Self.schema(seed.name), shards: 1, consistencyLevel: 1,
            properties: [], numPartitions: 0, createdAt: newTimestamp(), aliases: seed.aliases)
        collection.partitions = seed.partitions.map {
            DoubleCollection.Partition(id: newID(), name: $0, isLoaded: seed.isLoaded)
        }
        if seed.isIndexed { collection.indexes = [index()] }
        for partition in collection.partitions {
            collection.segments += (0..<seed.segmentsPerPartition).map { _ in
                flushedSegment(of: collection, partition.id, seed)
            }
            guard seed.growingRows > 0 else { continue }
            var growing = DoubleSegment(id: newID(), partition: partition.id, keys: newKeys(seed.growingRows))
            growing.state = .growing
            collection.segments.append(growing)
        }
        collections.append(collection)
    }

    private mutating func flushedSegment(of collection: DoubleCollection, _ partition: Int64, _ seed: MilvusSeed)
        -> DoubleSegment
    {
        var segment = DoubleSegment(id: newID(), partition: partition, keys: newKeys(seed.rowsPerSegment))
        segment.deleted = Set(segment.keys.prefix(seed.deletesPerSegment))
        segment.logsPerField = seed.logsPerField
        segment.padding = String(repeating: ".", count: seed.padding)
        segment.files = files.write(segment, of: collection) { newID() }
        return segment
    }

    private mutating func index() -> DoubleCollection.Index {
        DoubleCollection.Index(
            id: newID(), name: "vector_index", field: "vector",
            parameters: [("index_type", "HNSW"), ("metric_type", "L2"), ("params", #"{"M":8}"#)].map { key, value in
                var pair = WireKeyValuePair()
                pair.key = key
                pair.value = value
                return pair
            })
    }

    /// Primary key `id`, 64 bits wide, and a vector.
    private static func schema(_ name: String) -> WireCollectionSchema {
        var key = WireFieldSchema()
        key.fieldID = 100
        key.name = "id"
        key.isPrimaryKey = true
        key.dataType = 5
        var vector = WireFieldSchema()
        vector.fieldID = 101
        vector.name = "vector"
        vector.dataType = 101
        var dimension = WireKeyValuePair()
        dimension.key = "dim"
        dimension.value = "4"
        vector.typeParams = [dimension]
        var schema = WireCollectionSchema()
        schema.name = name
        schema.fields = [key, vector]
        return schema
    }
}
